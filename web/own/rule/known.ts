import type { Field, Fields } from '@selvedge/sdk/app';
import type { OwnRule } from '../../client/index.ts';
import { OWN } from '../../apps/facts.ts';

/** Something that a rule may name: how it is written, and the field behind it. */
export interface Known {
  readonly code: string;
  readonly field: Field;
  /** The organisation's own: a rule that computes may fill it in. */
  readonly isOwn: boolean;
}

const PLAIN = new Set<Field['kind']>([
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'moment',
  'time',
  'choice',
  'ref',
]);

/** What a rule is given: one's own first, then in the order of the record's page. */
export function knownOf(kind: OwnRule['kind'], fields: Fields): Known[] {
  const all = Object.entries(fields).map(([name, field]) => ({
    code: kind === 'event' ? `event.payload.${name}` : `record.${name}`,
    field,
    isOwn: name.startsWith(OWN),
  }));
  return [...all.filter(({ isOwn }) => isOwn), ...all.filter(({ isOwn }) => !isOwn)];
}

/** Those whose value is one word or number. */
export const isPlainKnown = ({ field }: Known): boolean => PLAIN.has(field.kind);
