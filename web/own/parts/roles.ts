import type { OwnRole } from '../../client/index.ts';

/** Roles of an organisation, from most to least. */
export const EVERYBODY: readonly OwnRole[] = ['owner', 'manager', 'engineer', 'leader', 'worker', 'viewer'];

/** Whoever does more than look. */
export const WRITERS: readonly OwnRole[] = ['owner', 'manager', 'engineer', 'leader'];
