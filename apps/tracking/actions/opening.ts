import { action, conflict, integer, list, missing, text } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';
import { sewnModel } from '../entities/sewn.ts';
import { placed } from '../floor/placed.ts';
import { heldStanding } from '../floor/standing.ts';
import { liveOf } from '../rules/state.ts';
import { operationsOf } from '../rules/routing.ts';
import { t } from '../words.ts';

export const opening = action('tracking/opening', {
  title: t('期初：已做到哪道', 'Opening: done so far'),
  summary: t(
    '上线前已经做完的工序记为期初，不计薪（纸上已经算过）。',
    'Operations that were done before going live are marked opening; nobody is paid for them again.',
  ),
  permission: 'tracking.clerk',
  input: {
    codes: list({
      title: t('菲票或扎号', 'Tickets or bundle numbers'),
      required: true,
      maxItems: 500,
      item: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    }),
    until: text({ title: t('做到哪道（含）', 'Up to and with operation'), required: true, maxLength: 20 }),
  },
  output: { bundles: integer({ title: t('扎数', 'Bundles'), required: true }) },
  makes: ['tracking/record'],
  async handle(ctx, { codes, until }) {
    // In one order, whoever else does the same: nobody waits for the other for ever.
    for (const code of [...new Set(codes)].sort()) {
      const standing = await heldStanding(ctx, code);
      if (standing === null) throw missing(t(`菲票 ${code}`, `ticket ${code}`));
      const { routing, parts, state } = standing.bench;
      const own = operationsOf(routing, parts);
      const at = own.findIndex((step) => step.code === until);
      if (at < 0) throw conflict(t(`${code} 上没有工序 ${until}。`, `${code} has no operation ${until}.`));
      if (standing.records.length > 0)
        throw conflict(
          t(
            `${standing.bundle.number} 已经有报工，不能再记期初。`,
            `${standing.bundle.number} has records already; an opening count comes first.`,
          ),
        );
      const chain = own.slice(0, at + 1);
      const stored = await ctx.records(record).addAll(
        chain.map(({ code: operation }, index) => ({
          ...placed(standing, ctx.now, ctx.org),
          kind: 'opening' as const,
          ordinal: state.last + index + 1,
          operation,
          quantity: liveOf(state),
          source: 'clerk' as const,
        })),
      );
      // Nobody is told of it: what is kept of it is reckoned here.
      await ctx.refresh(
        sewnModel,
        stored.map(({ order, operation, day }) => ({ order, operation: operation ?? '', day })),
      );
    }
    return { bundles: new Set(codes).size };
  },
});
