import type { PartKind } from './draft/parts.ts';

/** What the page of own scenarios was opened for. */
export interface OwnSearch {
  readonly add?: PartKind;
  /** Entity that the new part is about. */
  readonly entity?: string;
}

const KINDS: readonly PartKind[] = ['field', 'entity', 'rule', 'board'];

export function readOwnSearch({ add, entity }: Record<string, unknown>): OwnSearch {
  const kind = KINDS.find((one) => one === add);
  return {
    ...(kind === undefined ? {} : { add: kind }),
    ...(kind !== undefined && typeof entity === 'string' ? { entity } : {}),
  };
}
