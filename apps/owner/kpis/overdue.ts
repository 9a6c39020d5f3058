import { fromScaled, kpi, workDayOf } from '@selvedge/sdk/app';
import { customerRef } from '@selvedge/contracts/orders';
import { MONEY } from '../fields.ts';
import { owedBy } from '../floor/owed.ts';
import { PLACES } from '../rules/amount.ts';
import { t } from '../words.ts';

/** At the end of today it is what the page of the evening says. */
export const overdue = kpi('owner/overdue', {
  title: t('过期应收占比', 'Overdue receivables'),
  summary: t(
    '客户欠的钱里，过了到期日的占多少，按期末算。',
    'Of what customers owe at the end of the period, what is past its due day.',
  ),
  unit: '%',
  formula: t('Σ过期未收 ÷ Σ未收', 'Σ overdue ÷ Σ owed'),
  source: 'apps/owner/README.md',
  permission: MONEY,
  kind: 'ratio',
  better: 'down',
  times: 100,
  places: 1,
  isStand: true,
  dimensions: { customer: { title: t('客户', 'Customer'), ref: customerRef } },
  async handle(ctx, { to }) {
    const isNow = to >= workDayOf(ctx.now, ctx.org);
    const all = await owedBy(ctx, { day: isNow ? null : to });
    return all
      .filter(({ owed }) => owed > 0n)
      .map(({ customer, owed, overdue: late }) => ({
        key: { customer },
        numerator: fromScaled(late, PLACES),
        denominator: fromScaled(owed, PLACES),
      }));
  },
});
