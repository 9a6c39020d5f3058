import type { ActionContext } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import type { FAULTS } from '../fields/words.ts';
import { placed } from './placed.ts';
import type { Standing } from './standing.ts';

export interface BackWish {
  readonly operation: string;
  readonly pieces: number;
  /** null = whoever sewed most of it. */
  readonly worker: string | null;
  readonly fault: keyof typeof FAULTS | null;
  readonly reason: string | null;
}

/** Pieces go back for rework. @returns the record's id */
export async function goBack(
  ctx: Pick<ActionContext, 'records' | 'now' | 'org'>,
  standing: Standing,
  { operation, pieces, worker, fault, reason }: BackWish,
): Promise<string> {
  const { state } = standing.bench;
  const [claim] = [...(state.claims.get(operation) ?? [])].sort((a, b) => b.pieces - a.pieces);
  const { id } = await ctx.records(record).add({
    ...placed(standing, ctx.now, ctx.org),
    kind: 'rework-out',
    ordinal: state.last + 1,
    operation,
    worker: worker ?? claim?.worker ?? null,
    moved: pieces,
    fault,
    reason,
    source: 'clerk',
  });
  return id;
}
