import {
  action,
  type ActionContext,
  conflict,
  integer,
  list,
  missing,
  type NewOf,
  type RecordOf,
  text,
} from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { sewnModel } from '../entities/sewn.ts';
import { placed } from '../floor/placed.ts';
import { heldStanding, type Standing } from '../floor/standing.ts';
import { reverseOf } from '../floor/taking-back.ts';
import { operationsOf } from '../rules/routing.ts';
import { liveOf } from '../rules/state.ts';
import { t } from '../words.ts';

export const opening = action('tracking/opening', {
  title: t('期初：已做到哪道', 'Opening: done so far'),
  summary: t(
    '上线前已经做完的工序记为期初，不计薪（纸上已经算过）。再记一次就改成新的；不填工序 = 还没做。',
    'Operations that were done before going live are marked opening; nobody is paid for them again. Said anew, it is what is said last; without an operation nothing was done.',
  ),
  permission: 'tracking.clerk',
  input: {
    codes: list({
      title: t('菲票或扎号', 'Tickets or bundle numbers'),
      required: true,
      maxItems: 500,
      item: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    }),
    until: text({ title: t('做到哪道（含）', 'Up to and with operation'), maxLength: 20 }),
  },
  output: { bundles: integer({ title: t('扎数', 'Bundles'), required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { codes, until }) {
    // In one order, whoever else does the same: nobody waits for the other for ever.
    for (const code of [...new Set(codes)].sort()) {
      const standing = await heldStanding(ctx, code);
      if (standing === null) throw missing(t(`菲票 ${code}`, `ticket ${code}`));
      const drafts = await draftsOf(ctx, standing, chainOf(standing, code, until ?? null));
      if (drafts.length === 0) continue;
      const stored = await ctx.records(record).addAll(drafts);
      // Nobody is told of it: what is kept of it is reckoned here.
      await ctx.refresh(
        sewnModel,
        stored.map(({ order, operation, day }) => ({ order, operation: operation ?? '', day })),
      );
    }
    return { bundles: new Set(codes).size };
  },
});

/** Operations of a bundle up to one. @throws conflict when it has no such operation */
function chainOf({ bench }: Standing, code: string, until: string | null): readonly string[] {
  if (until === null) return [];
  const own = operationsOf(bench.routing, bench.parts);
  const at = own.findIndex((step) => step.code === until);
  if (at < 0) throw conflict(t(`${code} 上没有工序 ${until}。`, `${code} has no operation ${until}.`));
  return own.slice(0, at + 1).map((step) => step.code);
}

/** What is still to be marked, and what was marked too much. @throws conflict when something was sewn or moved already */
async function draftsOf(
  ctx: ActionContext,
  standing: Standing,
  chain: readonly string[],
): Promise<NewOf<typeof record>[]> {
  const { bundle, records, bench } = standing;
  const back = new Set(records.map(({ takesBack }) => takesBack));
  const standings = records.filter(({ id, kind }) => kind !== 'undo' && !back.has(id));
  if (standings.some(({ kind }) => kind !== 'opening'))
    throw conflict(
      t(
        `${bundle.number} 已经有报工，不能再记期初。`,
        `${bundle.number} has records already; an opening count comes first.`,
      ),
    );
  const known = new Set(standings.map(({ operation }) => operation));
  const excess = await Promise.all(
    standings
      .filter(({ operation }) => !chain.includes(operation ?? ''))
      .map(({ id }): Promise<RecordOf<typeof record>> => ctx.records(record).get(id)),
  );
  const place = placed(standing, ctx.now, ctx.org);
  const drafts = [
    // From the last operation back: what counts on another goes first.
    ...excess.toReversed().map((one) => ({ ...reverseOf(one), at: place.at, source: 'clerk' as const })),
    ...chain
      .filter((operation) => !known.has(operation))
      .map((operation) => ({
        ...place,
        kind: 'opening' as const,
        operation,
        quantity: liveOf(bench.state),
        source: 'clerk' as const,
      })),
  ];
  return drafts.map((one, index) => ({ ...one, ordinal: bench.state.last + index + 1 }));
}
