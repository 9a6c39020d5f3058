import type { ActionContext } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import type { FAULTS } from '../fields/words.ts';
import { doneAt } from '../rules/state.ts';
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

/** Pieces of an operation that are done, not out yet and not waiting for repair: so many can go back. */
export function mostBack({ bench: { state, routing } }: Standing, operation: string): number {
  const open = state.rework.get(operation) ?? 0;
  const isOutput = operation === routing.output;
  const past = isOutput ? 0 : state.passed;
  return Math.max(0, Math.min(doneAt(state, operation), isOutput ? state.finished : Infinity) - open - past);
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
