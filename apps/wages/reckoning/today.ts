import { fromScaled, type ViewContext } from '@selvedge/sdk/app';
import { percent, sum, times, written } from '../rules/fraction.ts';
import { pricedMonth, termsOn } from '../rules/pricing.ts';
import { type Price, yuanOf } from '../rules/price.ts';
import { bookOf, operationsOf } from './book.ts';
import { windowOf } from './months.ts';
import { factsOf } from './reckoning.ts';
import { tallyRows } from './tally.ts';

interface Row {
  readonly order: string;
  readonly operation: string;
  readonly isShared: boolean;
  pieces: number;
  ticks: bigint;
  price: Price | null;
}

/** What one worker sewed on a day and what it earns by the piece: from the records themselves, whatever is on its way. */
export async function piecesOn(ctx: ViewContext, worker: string, day: string) {
  const whole = await windowOf(ctx, day.slice(0, 7));
  const book = await bookOf(ctx);
  const operations = await operationsOf(ctx);
  const facts = await factsOf(ctx, { ...whole, from: day, to: day, late: null }, book, operations, [worker]);
  const works = facts.works.filter((one) => one.carried === null);
  const { priced, pending } = pricedMonth({ ...facts, works }, book);
  const rows = new Map<string, Row>();
  const at = (order: string, operation: string, isShared: boolean): Row => {
    const key = `${order} ${operation} ${isShared}`;
    const found = rows.get(key) ?? { order, operation, isShared, pieces: 0, ticks: 0n, price: null };
    rows.set(key, found);
    return found;
  };
  for (const { worker: whose, work, ticks, price, isShare } of priced) {
    if (whose !== worker) continue;
    const row = at(work.order, work.operation, isShare);
    row.pieces += work.quantity;
    row.ticks += ticks;
    row.price = price;
  }
  const waiting = pending.filter((one) => one.worker === worker);
  for (const { order, operation, quantity } of waiting) at(order, operation, false).pieces += quantity;
  const factor = percent(
    termsOn(
      facts.terms.filter((one) => one.worker === worker),
      day,
    )?.pieceFactor ?? 100,
  );
  const counted = await tallyRows(ctx, [worker], day, day);
  const own = new Map(counted.map((one) => [`${one.order} ${one.operation}`, one.own]));
  const all = [...rows.values()].filter(({ pieces, ticks }) => pieces !== 0 || ticks !== 0n);
  return {
    pieces: all.reduce((count, { pieces, isShared }) => count + (isShared ? 0 : pieces), 0),
    amount: written(times(sum(all.map(({ ticks }) => yuanOf(ticks))), factor), 4),
    pendingPieces: waiting.reduce((count, { quantity }) => count + quantity, 0),
    rows: all.map(({ order, operation, isShared, pieces, ticks, price }) => {
      const named = operations.names.get(`${order} ${operation}`);
      return {
        order,
        orderNumber: named?.orderNumber ?? null,
        operation,
        name: named?.name ?? null,
        pieces,
        tally: own.get(`${order} ${operation}`) ?? null,
        price: price === null ? null : fromScaled(price.price, 4),
        per: price?.per ?? null,
        amount: price === null ? null : written(times(yuanOf(ticks), factor), 4),
        isShared,
      };
    }),
  };
}
