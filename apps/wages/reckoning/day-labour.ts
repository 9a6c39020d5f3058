import { type InquiryAnswer, statement, type ViewContext } from '@selvedge/sdk/app';
import { finishingWork } from '@selvedge/contracts/finishing';
import { attendanceNow } from '@selvedge/contracts/people';
import { sewn } from '@selvedge/contracts/tracking';
import type { Attended, Facts, LineKind, Work } from '../rules/facts.ts';
import { type Fraction, plus, sum, ZERO } from '../rules/fraction.ts';
import type { PriceBook } from '../rules/price.ts';
import { reckon } from '../rules/reckon.ts';
import { bookOf, type Named, type Operations, operationsOf } from './book.ts';
import { todayOf } from './days.ts';
import { windowOf } from './months.ts';
import { factsOf } from './reckoning.ts';

/** Settled for a month, not for a day. */
const OF_THE_MONTH: ReadonlySet<LineKind> = new Set([
  'makeUp',
  'fullAttendance',
  'heat',
  'charge',
  'advance',
]);

/** Pieces of an operation that were sewn on a day. */
interface SewnOn {
  readonly order: string;
  readonly operation: string;
  pieces: number;
  amount: Fraction;
  pending: number;
}

export interface DayLabour {
  readonly day: string;
  readonly amount: Fraction;
  readonly pieces: number;
  readonly pending: number;
  readonly kinds: readonly { readonly kind: LineKind; readonly amount: Fraction }[];
  readonly rows: readonly (SewnOn & { readonly named: Named | null })[];
}

/** What a day costs in wages: each line of pay that belongs to the day, as the payslip reckons it. */
export async function dayLabour(ctx: ViewContext, day: string): Promise<DayLabour> {
  const near = await dayFacts(ctx, day, await ordersOn(ctx, day));
  // The sums may be a moment behind the records: an order that was begun just now is not in them yet.
  const { book, operations, facts, works } = near ?? (await dayFacts(ctx, day, null));
  const attended =
    day === todayOf(ctx) || facts.attended.length === 0 ? await askAttendance(ctx, day) : facts.attended;
  const { pays, pending } = reckon({ ...facts, works, attended }, book);
  const lines = pays.flatMap((pay) => pay.lines).filter(({ kind }) => !OF_THE_MONTH.has(kind));
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  const rows = new Map<string, SewnOn>();
  const at = (order: string, operation: string): SewnOn => {
    const key = `${order} ${operation}`;
    const found = rows.get(key) ?? { order, operation, pieces: 0, amount: ZERO, pending: 0 };
    rows.set(key, found);
    return found;
  };
  for (const { order, operation, quantity } of works) at(order, operation).pieces += quantity;
  for (const { kind, order, operation, amount } of lines) {
    if ((kind !== 'piece' && kind !== 'group') || order === null || operation === null) continue;
    const row = at(order, operation);
    row.amount = plus(row.amount, amount);
  }
  for (const { order, operation, quantity } of pending) at(order, operation).pending += quantity;
  return {
    day,
    amount: sum(lines.map(({ amount }) => amount)),
    pieces: [...rows.values()].reduce((all, row) => all + row.pieces, 0),
    pending: pending.reduce((all, { quantity }) => all + quantity, 0),
    kinds: [...kinds].map(([kind, own]) => ({ kind, amount: sum(own.map(({ amount }) => amount)) })),
    rows: [...rows.values()].map((row) => ({
      ...row,
      named: operations.names.get(`${row.order} ${row.operation}`) ?? null,
    })),
  };
}

/** Orders on which somebody worked on a day, by sums: prices and operations of all the others need not be looked at. */
async function ordersOn(ctx: ViewContext, day: string): Promise<string[]> {
  const done = (await ctx.uses('finishing'))
    ? statement`union select "order" from ${finishingWork} where day = ${day}::date`
    : statement``;
  const rows = await ctx.sql<{ order: string }>`select "order" from ${sewn} where day = ${day}::date ${done}`;
  return [...new Set(rows.map(({ order }) => order))];
}

interface DayFacts {
  readonly book: PriceBook;
  readonly operations: Operations;
  readonly facts: Facts;
  readonly works: readonly Work[];
}

function dayFacts(ctx: ViewContext, day: string, orders: null): Promise<DayFacts>;
function dayFacts(ctx: ViewContext, day: string, orders: readonly string[]): Promise<DayFacts | null>;
/** @param orders what of these is known; null = of all. @returns null when somebody worked on another */
async function dayFacts(
  ctx: ViewContext,
  day: string,
  orders: readonly string[] | null,
): Promise<DayFacts | null> {
  const whole = await windowOf(ctx, day.slice(0, 7));
  const book = await bookOf(ctx, orders);
  const operations = await operationsOf(ctx, orders);
  const facts = await factsOf(ctx, { ...whole, from: day, to: day, late: null }, book, operations);
  const works = facts.works.filter(({ carried }) => carried === null);
  if (orders !== null && works.some(({ order }) => !orders.includes(order))) return null;
  return { book, operations, facts, works };
}

/** Of a day that is not over, or that nobody took over yet, attendance is asked for. */
async function askAttendance(ctx: ViewContext, day: string): Promise<Attended[]> {
  const answers = await ctx.inquire(attendanceNow, { from: day, to: day });
  return answers.flatMap(({ answer }) => attendedIn(answer));
}

function attendedIn({ days, homeRates }: InquiryAnswer<typeof attendanceNow>): Attended[] {
  const rates = new Map(homeRates.map(({ worker, rate }) => [worker, rate]));
  return days.map((one) => ({ ...one, homeRate: rates.get(one.worker) ?? null }));
}
