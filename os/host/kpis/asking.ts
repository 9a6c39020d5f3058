import type { Kpi, KpiAnswer, KpiPeriod, KpiQuestion, KpiSums, ViewContext } from '@selvedge/sdk/app';
import { z } from 'zod';
import { invalid, parse } from '../../namespace/parse.ts';
import { daysIn, type Period, periodsOf } from './periods.ts';
import { rolledUp, totalOf } from './sums.ts';

const MOST_DAYS = 3660;
const MOST_PERIODS = 400;
const DAY = 'day';

const question = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.array(z.string()).max(4).default([]),
  every: z.enum(['day', 'week', 'month']).nullable().default(null),
});
type Question = z.output<typeof question>;

/** Asks a KPI: whoever wants a figure gets it from here. @throws input.invalid, and what the KPI refuses */
export async function askKpi(kpi: Kpi, ctx: ViewContext, asked: KpiQuestion): Promise<KpiAnswer> {
  const { every, by, ...time } = checked(kpi, asked);
  if (every === null) {
    const rows = await kpi.handle(ctx, { ...time, by: by as never });
    return { total: totalOf(kpi, rows), rows: by.length === 0 ? [] : rolledUp(kpi, rows, by), periods: [] };
  }
  const spans = periodsOf(time, every);
  const parts = await divided(kpi, ctx, time, spans, by);
  const periods = spans.map(({ from, to }, index): KpiPeriod => ({
    from,
    to,
    total: totalOf(kpi, parts[index]),
    rows: by.length === 0 ? [] : rolledUp(kpi, parts[index], by),
  }));
  const whole = kpi.isStand === true ? (parts.at(-1) ?? []) : parts.flat();
  return { total: totalOf(kpi, whole), rows: by.length === 0 ? [] : rolledUp(kpi, whole, by), periods };
}

/** Sums of each period. */
async function divided(
  kpi: Kpi,
  ctx: ViewContext,
  time: Period,
  spans: readonly Period[],
  by: readonly string[],
): Promise<(readonly KpiSums[])[]> {
  if (kpi.byDay !== true) {
    const parts = [];
    for (const span of spans) parts.push(await kpi.handle(ctx, { ...span, by: by as never }));
    return parts;
  }
  const rows = await kpi.handle(ctx, { ...time, by: [...by, DAY] as never });
  const stray = rows.find(({ key }) => typeof key?.day !== 'string');
  if (stray !== undefined) throw new Error(`${kpi.id} was asked by day and gave a row without one.`);
  const ofDay = Map.groupBy(rows, ({ key }) => key?.day ?? '');
  const days = [...ofDay].sort(([a], [b]) => (a < b ? -1 : 1));
  return spans.map(({ from, to }) => {
    const within = days.filter(([day]) => from <= day && day <= to);
    // Of a stand the last day says how it is.
    return (kpi.isStand === true ? within.filter(([day]) => day === to) : within).flatMap(([, own]) => own);
  });
}

function checked(kpi: Kpi, asked: KpiQuestion): Question {
  const read = parse(question, asked);
  const { from, to, by, every } = read;
  if (from > to)
    throw invalid([
      { path: 'to', message: { zh: '结束日期早于开始日期。', en: 'The last day is before the first.' } },
    ]);
  const days = daysIn(read);
  if (days > MOST_DAYS || (every !== null && periodsOf(read, every).length > MOST_PERIODS))
    throw invalid([
      {
        path: every === null ? 'from' : 'every',
        message: {
          zh: `时间太长：最多 ${MOST_DAYS} 天、${MOST_PERIODS} 段。`,
          en: `Too long: at most ${MOST_DAYS} days and ${MOST_PERIODS} periods.`,
        },
      },
    ]);
  const unknown = by.find((dimension) => kpi.dimensions?.[dimension] === undefined);
  if (unknown !== undefined || new Set(by).size < by.length)
    throw invalid([
      {
        path: 'by',
        message: {
          zh: `不能按“${unknown ?? by.join(',')}”分；可选：${Object.keys(kpi.dimensions ?? {}).join('、') || '无'}。`,
          en: `It cannot be divided by “${unknown ?? by.join(',')}”; there is: ${Object.keys(kpi.dimensions ?? {}).join(', ') || 'nothing'}.`,
        },
      },
    ]);
  return read;
}
