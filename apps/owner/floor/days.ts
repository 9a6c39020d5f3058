import { addDays, type ActionContext, fromScaled, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { dayFigures } from '../entities/day-figures.ts';
import { MONEY } from '../fields.ts';
import { amountOf, PLACES } from '../rules/amount.ts';
import { costsOn, outputOn, presenceOn, totalPieces } from './today.ts';

export const WEEK = 7;

/** A day of the week's picture; amounts in ten-thousandths, null = whoever asks may not see them. */
export interface DayOf {
  readonly day: string;
  readonly output: number;
  readonly came: number;
  readonly wages: bigint | null;
  readonly outside: bigint | null;
}

export const daysUntil = (day: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(day, index - count + 1));

/** Figures of some days as they stand now. */
async function reckoned(ctx: ViewContext, days: readonly string[], withMoney: boolean) {
  if (days.length === 0) return [];
  const output = await outputOn(ctx, days[0], days[days.length - 1]);
  const costs = withMoney ? await costsOn(ctx, days) : [];
  const figures = [];
  for (const day of days) {
    const present = await presenceOn(ctx, day);
    const cost = costs.find((one) => one.day === day);
    figures.push({
      day,
      output: totalPieces(output.filter((row) => row.day === day)),
      came: present?.came ?? 0,
      wages: cost?.wages ?? null,
      outside: cost?.outside ?? null,
      pending: cost?.pending ?? 0,
    });
  }
  return figures;
}

/** The last seven days: today as it is, the others as they were kept last; one that was never kept is reckoned now. */
export async function week(ctx: ViewContext): Promise<DayOf[]> {
  const today = workDayOf(ctx.now, ctx.org);
  const days = daysUntil(today, WEEK);
  const withMoney = ctx.may(MONEY);
  const { items } = await ctx
    .records(dayFigures)
    .list({ where: { day: { from: days[0], below: today } }, limit: WEEK });
  const kept = new Map(items.map((one) => [one.day, one]));
  const fresh = await reckoned(
    ctx,
    days.filter((day) => !kept.has(day)),
    withMoney,
  );
  const made = new Map(fresh.map((one) => [one.day, one]));
  return days.flatMap((day): DayOf[] => {
    const now = made.get(day);
    if (now !== undefined) return [now];
    const old = kept.get(day);
    if (old === undefined) return [];
    const money = (written: string | null) => (withMoney ? amountOf(written) : null);
    return [
      { day, output: old.output, came: old.came, wages: money(old.wages), outside: money(old.outside) },
    ];
  });
}

/** What days cost and brought out, in ten-thousandths and pieces: as they were kept, today as it is. Whoever asks may see amounts. */
export async function costsBetween(
  ctx: ViewContext,
  from: string,
  to: string,
): Promise<{ readonly day: string; readonly cost: bigint; readonly output: number }[]> {
  const today = workDayOf(ctx.now, ctx.org);
  const kept = await ctx.sql<{ day: string; cost: string; output: number }>`
    select day::text as day, (coalesce(wages, 0) + coalesce(outside, 0))::text as cost, output from ${dayFigures}
    where deleted_at is null and day between ${from}::date and ${to}::date and day < ${today}::date order by day`;
  const fresh = from <= today && today <= to ? await reckoned(ctx, [today], true) : [];
  return [
    ...kept.map(({ day, cost, output }) => ({ day, cost: BigInt(cost), output })),
    ...fresh.map(({ day, wages, outside, output }) => ({
      day,
      cost: (wages ?? 0n) + (outside ?? 0n),
      output,
    })),
  ];
}

/** Keeps the figures of days that are over, as they stand now: what came in late is in them. */
export async function keepDays(ctx: ActionContext, days: readonly string[]): Promise<void> {
  const records = ctx.records(dayFigures);
  const { items } = await records.list({ where: { day: { in: days } }, limit: 100 });
  const known = new Map(items.map((one) => [one.day, one]));
  for (const { day, output, came, wages, outside, pending } of await reckoned(ctx, days, true)) {
    const values = {
      output,
      came,
      wages: fromScaled(wages ?? 0n, PLACES),
      outside: fromScaled(outside ?? 0n, PLACES),
      pending,
      isWorked: output > 0 || (wages ?? 0n) > 0n,
    };
    const old = known.get(day);
    if (old === undefined) await records.add({ day, ...values });
    else if (FIGURES.some((name) => old[name] !== values[name])) await records.change(old.id, values);
  }
}

const FIGURES = ['output', 'came', 'wages', 'outside', 'pending', 'isWorked'] as const;
