import { addDays, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { releasedOrders } from '@selvedge/contracts/orders';
import { movements } from '@selvedge/contracts/outside';
import { sewn } from '@selvedge/contracts/tracking';
import { Calendar } from '../rules/calendar.ts';
import { type Forecast, forecastOf, type OperationFacts } from '../rules/forecast.ts';
import { ownerSettings } from '../settings.ts';
import { leftOfDay } from './clock.ts';

/** Days back whose sums tell the pace and the days of work. */
const LOOKED_BACK = 14;
const OVER = ['closed', 'cancelled', 'shipped'];

interface Step {
  readonly code: string;
  readonly title: string;
  readonly after: readonly string[] | null;
  readonly isOutput: boolean | null;
}

interface OrderRow {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly state: string;
  readonly due: string | null;
  readonly ordered: number;
  readonly operations: readonly Step[] | null;
}

/** An order that is not over, and when it can go. */
export interface OpenOrder extends Omit<OrderRow, 'operations'> {
  readonly isHeld: boolean;
  /** Pieces through the output. */
  readonly out: number;
  readonly forecast: Forecast;
  readonly operations: readonly OperationFacts[];
}

/** Orders that are sewn, each with its forecast. @param order only this one */
export async function openOrders(ctx: ViewContext, order: string | null = null): Promise<OpenOrder[]> {
  const today = workDayOf(ctx.now, ctx.org);
  const since = addDays(today, -LOOKED_BACK);
  const rows = await ctx.sql<OrderRow>`
    select id as "order", number, style_number as "styleNumber", state, due::text as due, quantity as ordered, operations
    from ${releasedOrders} where state <> all(${OVER}::text[]) and (${order}::uuid is null or id = ${order}::uuid)
    order by due nulls last, number limit 500`;
  const ids = rows.map((row) => row.order);
  const sums = await ctx.sql<{ order: string; operation: string; pieces: number }>`
    select "order", operation, sum(pieces)::bigint as pieces from ${sewn} where "order" = any(${ids}::uuid[]) group by 1, 2`;
  const recent = await ctx.sql<{
    order: string;
    operation: string;
    day: string;
    pieces: number;
    people: number;
  }>`
    select "order", operation, day::text as day, pieces, people from ${sewn}
    where day >= ${since}::date and pieces > 0 order by day`;
  const done = new Map(sums.map((one) => [`${one.order} ${one.operation}`, Number(one.pieces)]));
  const away = new Map<string, number>();
  for (const { order: of, operation, pieces, owed } of await doneOutside(ctx, ids, rows)) {
    done.set(`${of} ${operation}`, (done.get(`${of} ${operation}`) ?? 0) + pieces);
    away.set(`${of} ${operation}`, (away.get(`${of} ${operation}`) ?? 0) + owed);
  }
  const recentOf = Map.groupBy(recent, (one) => `${one.order} ${one.operation}`);
  const calendar = new Calendar(today, leftOfDay(ctx), new Set(recent.map(({ day }) => day)));
  const set = await ctx.settings(ownerSettings);
  const typicalPace = typicalOf(rows, recentOf, today);
  return rows.map(({ operations: steps, ...row }) => {
    const operations = operationsOf(steps ?? []).map((step) => ({
      ...step,
      done: done.get(`${row.order} ${step.code}`) ?? 0,
      away: away.get(`${row.order} ${step.code}`) ?? 0,
      recent: (recentOf.get(`${row.order} ${step.code}`) ?? []).map(({ day, pieces, people }) => ({
        day,
        pieces: Number(pieces),
        people: Number(people),
      })),
    }));
    const output = outputOf(steps ?? []);
    const facts = { due: row.due, ordered: row.ordered, output, operations };
    return {
      ...row,
      isHeld: row.state === 'held',
      out: operations.find(({ code }) => code === output)?.done ?? 0,
      operations,
      forecast: forecastOf(facts, calendar, { ...set, typicalPace }),
    };
  });
}

/** The one that is marked, else the last. */
export const outputOf = (steps: readonly Pick<Step, 'code' | 'isOutput'>[]): string | null =>
  steps.find(({ isOutput }) => isOutput === true)?.code ?? steps.at(-1)?.code ?? null;

function operationsOf(steps: readonly Step[]): Pick<OperationFacts, 'code' | 'title' | 'before'>[] {
  const codes = new Set(steps.map(({ code }) => code));
  return steps.map(({ code, title, after }, index) => ({
    code,
    title,
    before: (after ?? (index === 0 ? [] : [steps[index - 1].code])).filter(
      (one) => codes.has(one) && one !== code,
    ),
  }));
}

/** What partners did: good pieces that came back, for each operation that they were sent for, and what they still owe. */
async function doneOutside(
  ctx: ViewContext,
  ids: readonly string[],
  orders: readonly OrderRow[],
): Promise<{ order: string; operation: string; pieces: number; owed: number }[]> {
  if (!(await ctx.uses('outside'))) return [];
  const rows = await ctx.sql<{
    order: string;
    operations: readonly string[] | null;
    pieces: number;
    owed: number;
  }>`
    select "order", operations, coalesce(sum(pieces) filter (where kind = 'good'), 0)::bigint as pieces,
      sum(case when kind = 'out' then pieces else -pieces end)::bigint as owed
    from ${movements} where "order" = any(${ids}::uuid[]) group by 1, 2`;
  const steps = new Map(orders.map((one) => [one.order, (one.operations ?? []).map(({ code }) => code)]));
  return rows.flatMap(({ order, operations, pieces, owed }) =>
    (operations ?? steps.get(order) ?? []).map((operation) => ({
      order,
      operation,
      pieces: Number(pieces),
      owed: Number(owed),
    })),
  );
}

/** What an output operation of the house brings a day: the middle of those that were sewn lately. */
function typicalOf(
  orders: readonly OrderRow[],
  recentOf: ReadonlyMap<string, readonly { readonly day: string; readonly pieces: number }[]>,
  today: string,
): number | null {
  const paces = orders.flatMap(({ order, operations }) => {
    const days = (recentOf.get(`${order} ${outputOf(operations ?? [])}`) ?? []).filter(
      ({ day }) => day < today,
    );
    return days.length === 0 ? [] : [days.reduce((all, { pieces }) => all + Number(pieces), 0) / days.length];
  });
  return paces.length === 0 ? null : paces.toSorted((a, b) => a - b)[Math.floor((paces.length - 1) / 2)];
}
