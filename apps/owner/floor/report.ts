import { addDays, type Titles, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import {
  reasonOf,
  costSentence,
  outputSentence,
  owedSentence,
  shippingSentence,
  troubleSentence,
} from '../rules/sentences.ts';
import { grouped, roundYuan } from '../rules/amount.ts';
import { t } from '../words.ts';
import { earningsOf } from './earnings.ts';
import { openOrders } from './orders.ts';
import { owedBy } from './owed.ts';
import { costsOn, outputOn, presenceOn, totalPieces } from './today.ts';
import { troublesToday } from './trouble.ts';

export interface Told {
  readonly day: string;
  /** The three lines, amounts apart. */
  readonly lines: readonly Titles[];
  readonly details: readonly Titles[];
  readonly money: readonly Titles[];
}

/** What the page says, for somebody who may see all of it. */
export async function reportNow(ctx: ViewContext): Promise<Told> {
  const day = workDayOf(ctx.now, ctx.org);
  const orders = await openOrders(ctx);
  const rows = await outputOn(ctx, addDays(day, -7), day);
  const own = rows.filter((row) => row.day === day);
  const before = rows
    .filter((row) => row.day < day)
    .map((row) => row.day)
    .toSorted()
    .at(-1);
  const output = totalPieces(own);
  const troubles = await troublesToday(ctx);
  const present = await presenceOn(ctx, day);
  const [cost] = await costsOn(ctx, [day]);
  const customers = (await owedBy(ctx)).filter(({ owed }) => owed > 0n);
  const sum = (of: (one: (typeof customers)[number]) => bigint): bigint =>
    customers.reduce((all, one) => all + of(one), 0n);
  const late = orders.filter(({ isHeld, forecast }) => !isHeld && forecast.verdict === 'late');
  return {
    day,
    lines: [
      shippingSentence(orders),
      outputSentence(
        output,
        before === undefined ? null : totalPieces(rows.filter((row) => row.day === before)),
      ),
      troubleSentence(troubles.map(({ sentence }) => sentence)),
    ],
    details: [
      ...late.map(({ number, due, forecast }): Titles => {
        const why = reasonOf(forecast);
        return t(
          `${number}：交期 ${due ?? '—'}，预计 ${forecast.day ?? '—'}，晚 ${forecast.late} 天${why === null ? '' : `，${why.zh}`}`,
          `${number}: due ${due ?? '—'}, can go on ${forecast.day ?? '—'}, ${forecast.late} days late${why === null ? '' : `, ${why.en}`}`,
        );
      }),
      ...own.map(({ number, pieces }) =>
        t(`${number} 出了 ${grouped(pieces)} 件`, `${number}: ${grouped(pieces)} pieces out`),
      ),
      ...(present === null
        ? []
        : [
            t(
              `应到 ${present.expected} 人，来了 ${present.came} 人`,
              `${present.came} of ${present.expected} people came`,
            ),
          ]),
      ...troubles.flatMap(({ rows: records }) => records.map(({ text }) => text)),
    ].slice(0, 150),
    money: [
      costSentence({ ...cost, pieces: output }),
      ...(await earningsOf(ctx)).flatMap(({ number, earns }) =>
        earns === null
          ? []
          : [t(`${number} 挣 ${roundYuan(earns)} 元`, `${number} earns ${roundYuan(earns)} yuan`)],
      ),
      owedSentence({
        owed: sum(({ owed }) => owed),
        overdue: sum(({ overdue }) => overdue),
        customers: customers.length,
      }),
    ].slice(0, 150),
  };
}
