import { integer, list, object, type Titles, text, type ViewContext } from '@selvedge/sdk/app';
import { dispute } from '../entities/tally.ts';
import { extra } from '../entities/extra.ts';
import { wageSettings } from '../settings.ts';
import { t } from '../words.ts';
import { presences } from '../rules/exceptions.ts';
import { peopleOf } from './people.ts';
import type { Standing } from './reckoning.ts';
import { isTrial } from './trial.ts';

const titles = {
  zh: text({ title: t('中文', 'Chinese'), required: true }),
  en: text({ title: t('英文', 'English'), required: true }),
} as const;

export const checksField = list({
  title: t('锁定前看一遍', 'To look at before the lock'),
  required: true,
  item: object({
    title: t('一项', 'One'),
    fields: {
      title: object({ title: t('要看的', 'What'), required: true, fields: titles }),
      count: integer({ title: t('条数', 'How many'), required: true }),
      examples: list({
        title: t('例如', 'Such as'),
        required: true,
        item: text({ title: t('例子', 'Example'), required: true }),
      }),
    },
  }),
});

export type Checks = readonly {
  readonly title: Titles;
  readonly count: number;
  readonly examples: readonly string[];
}[];

const SHOWN = 20;

/** What is missing or odd in a month. None of it tells what anybody earns. */
export async function checksOf(ctx: ViewContext, standing: Standing): Promise<Checks> {
  const { pending, unsplit, unrated, facts, pays, operations, window } = standing;
  const set = await ctx.settings(wageSettings);
  const people = await peopleOf(ctx);
  const named = (worker: string | null): string => {
    const person = people.get(worker ?? '');
    return person === undefined ? '?' : `${person.number} ${person.name}`;
  };
  const here = facts.attended.filter(({ day }) => day >= window.from);
  const present = new Set(
    here.filter(({ minutes }) => minutes > 0).map(({ worker, day }) => `${worker} ${day}`),
  );
  const absent = new Set(
    facts.works.flatMap(({ worker, day, isLate }) =>
      worker === null || isLate || present.has(`${worker} ${day}`) ? [] : [`${named(worker)} ${day}`],
    ),
  );
  const byWorker = Map.groupBy(here, ({ worker }) => worker);
  const overtime = [...byWorker].flatMap(([worker, days]) =>
    days.reduce((all, day) => all + day.overtime, 0) > set.monthOvertimeLimit ? [named(worker)] : [],
  );
  const disputes = await ctx.sql<{ worker: string; question: string }>`
    select worker, question from ${dispute} where deleted_at is null and state = 'open' and month <= ${window.month}`;
  const charges = await ctx.sql<{ worker: string; day: string }>`
    select worker, day::text as day from ${extra} where deleted_at is null and kind = 'charge' and answer is null
      and takes_back is null and day >= ${window.from}::date and day <= ${window.to}::date`;
  const above = presences(facts, pays, {
    dayOvertime: set.dayOvertimeLimit,
    monthOvertime: set.monthOvertimeLimit,
    minimum: null,
  }).filter(({ exceptions }) => exceptions.includes('aboveEarned'));
  const operationName = (order: string, code: string): string => {
    const known = operations.names.get(`${order} ${code}`);
    return known === undefined ? code : `${known.orderNumber} ${code} ${known.name}`;
  };
  const check = (title: Titles, all: readonly string[]) => ({
    title,
    count: all.length,
    examples: all.slice(0, SHOWN),
  });
  return [
    check(t('待定价', 'Prices pending'), [
      ...new Set(pending.map(({ order, operation }) => operationName(order, operation))),
    ]),
    check(
      t('没答复的疑问', 'Open disputes'),
      disputes.map(({ worker, question }) => `${named(worker)} ${question}`),
    ),
    check(t('有产量没考勤', 'Pieces without attendance'), [...absent]),
    check(
      t('缺卡', 'Missing clocks'),
      here.filter(({ missing }) => missing > 0).map(({ worker, day }) => `${named(worker)} ${day}`),
    ),
    check(
      t('单日加班超时', 'Too much overtime in a day'),
      here
        .filter((day) => day.overtime > set.dayOvertimeLimit)
        .map(({ worker, day }) => `${named(worker)} ${day}`),
    ),
    check(t('全月加班超时', 'Too much overtime in the month'), overtime),
    check(
      t('有效工时超过出勤 130%', 'Earned minutes above 130 % of presence'),
      above.map(({ worker }) => named(worker)),
    ),
    check(
      t('集体计件没人分', 'Group pieces nobody has a share in'),
      unsplit.map(({ day }) => day),
    ),
    check(
      t('工时没有单价', 'Hours without a rate'),
      unrated.map(({ worker, day }) => `${named(worker)} ${day}`),
    ),
    check(
      t('扣款本人没答复', 'Charges without an answer'),
      charges.map(({ worker, day }) => `${named(worker)} ${day}`),
    ),
    check(
      t('实发为负', 'Pay below zero'),
      pays.filter(({ net }) => net < 0n).map(({ worker }) => named(worker)),
    ),
    check(
      t('与纸并行，还没切换', 'Runs beside the paper, not switched yet'),
      (await isTrial(ctx, window.month)) ? [window.month] : [],
    ),
  ];
}
