import type { Titles } from '@selvedge/sdk/app';

/** Kinds of records as they are called on a time line. */
export const KINDS: Readonly<Record<string, Titles>> & { readonly done: Titles } = {
  done: { zh: '报工', en: 'booked' },
  undo: { zh: '撤销', en: 'taken back' },
  opening: { zh: '期初', en: 'opening count' },
  scrap: { zh: '报废', en: 'scrapped' },
  second: { zh: '次品', en: 'seconds' },
  sample: { zh: '留样', en: 'sample' },
  missing: { zh: '少件', en: 'missing' },
  found: { zh: '找回', en: 'found' },
  'rework-out': { zh: '退回返工', en: 'sent back for repair' },
};
