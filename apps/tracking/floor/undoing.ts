import type { ActionContext, RecordOf, Titles } from '@selvedge/sdk/app';
import { workTakenBack } from '../contract.ts';
import { record } from '../entities/record.ts';
import { heldBy, SHARED } from '../rules/taking-back.ts';
import { t } from '../words.ts';
import { factsOf } from './facts.ts';
import type { Standing } from './standing.ts';
import { partsGivenBack, reverseOf } from './taking-back.ts';

type Known = RecordOf<typeof record>;

/** Why a record of a bundle cannot be taken back; null = it can. */
export function keptBy({ bench, records }: Standing, known: Known): Titles | null {
  if (known.kind === 'undo' || records.some(({ takesBack }) => takesBack === known.id))
    return t('这条已经撤销过了。', 'That was taken back already.');
  if (SHARED.has(known.kind))
    return t(
      '这条在别处有另一半（分扎、并扎、拼合、外发），到那里撤销。',
      'Another bundle, or what is outside, has the other half of it: take it back there.',
    );
  const fact = factsOf(known.bundle, records, bench.routing.output).find(({ id }) => id === known.id);
  const held = fact === undefined ? null : heldBy(bench, fact);
  if (held === 'gone')
    return t('这些件已经往后走了，先撤销后面的。', 'These pieces went on: take back what came after first.');
  return held === null
    ? null
    : t(
        `后道“${held.step.title}”已经报了，先撤销后道。`,
        `“${held.step.title}” after it is booked already: take that back first.`,
      );
}

/** Takes a record back that nothing keeps: another of it, below zero. @returns its id */
export async function takenBack(
  ctx: ActionContext,
  standing: Standing,
  known: Known,
  reason: string | null,
): Promise<string> {
  const [{ id: made }] = await ctx.records(record).addAll([
    {
      ...reverseOf(known),
      ordinal: standing.bench.state.last + 1,
      reason,
      at: ctx.now.toISOString(),
    },
    ...(await partsGivenBack(ctx, standing, known, reason)),
  ]);
  if (known.quantity > 0)
    await ctx.emit(workTakenBack, known.worker ?? known.group ?? known.bundle, {
      day: known.day,
      order: known.order,
      bundle: known.bundle,
      operation: known.operation ?? '',
      quantity: known.quantity,
    });
  return made;
}
