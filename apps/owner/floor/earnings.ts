import { addDays, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { feesForOwner } from '@selvedge/contracts/orders';
import { costsForOwner } from '@selvedge/contracts/outside';
import { labourForOwner } from '@selvedge/contracts/wages';
import { trim } from '../entities/trim.ts';
import { amountOf, sumOf } from '../rules/amount.ts';

/** Orders that went out longer ago are no news. */
export const SHIPPED_DAYS = 30;

/** What an order earns when it is done: fee − piece wages − subcontract − trims. Amounts in ten-thousandths. */
export interface Earning {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly customerName: string;
  readonly isOver: boolean;
  readonly quantity: number;
  readonly shipped: number;
  /** Pieces that are paid for: those ordered, of an order that is over those shipped. */
  readonly pieces: number;
  /** null = no fee is written down. */
  readonly fee: bigint | null;
  readonly wages: bigint;
  readonly toCome: bigint;
  readonly outside: bigint;
  readonly trims: bigint;
  /** null without a fee. */
  readonly earns: bigint | null;
  readonly pending: number;
}

/** Of orders that are not over, and of those shipped in the last month. @param wished only this one */
export async function earningsOf(ctx: ViewContext, wished: string | null = null): Promise<Earning[]> {
  const since = addDays(workDayOf(ctx.now, ctx.org), -SHIPPED_DAYS);
  const fees = (await ctx.inquire(feesForOwner, { since })).flatMap(({ answer }) => answer.orders);
  const orders = fees.filter(({ order }) => wished === null || order === wished);
  const ids = orders.map(({ order }) => order);
  if (ids.length === 0) return [];
  const labour = (await ctx.inquire(labourForOwner, { orders: ids })).flatMap(({ answer }) => answer.orders);
  const outside = (await ctx.inquire(costsForOwner, { orders: ids })).flatMap(({ answer }) => answer.rows);
  const trims = await ctx.sql<{ order: string; amount: string }>`
    select "order", sum(amount)::text as amount from ${trim} where deleted_at is null and "order" = any(${ids}::uuid[]) group by 1`;
  const labourOf = Map.groupBy(labour, ({ order }) => order);
  const outsideOf = Map.groupBy(outside, ({ order }) => order);
  const trimsOf = new Map(trims.map(({ order, amount }) => [order, BigInt(amount) * 100n]));
  return orders.map(({ order, fee, state, quantity, shipped, ...facts }) => {
    const own = labourOf.get(order) ?? [];
    const isOver = state === 'shipped' || state === 'closed' || state === 'cancelled';
    const pieces = isOver ? shipped : quantity;
    const whole = fee === null ? null : amountOf(fee) * BigInt(pieces);
    const wages = sumOf(own.map(({ amount }) => amount));
    const toCome = isOver ? 0n : sumOf(own.map((row) => row.toCome));
    const back = sumOf((outsideOf.get(order) ?? []).map(({ amount }) => amount));
    const spent = trimsOf.get(order) ?? 0n;
    return {
      order,
      number: facts.number,
      styleNumber: facts.styleNumber,
      customerName: facts.customerName,
      isOver,
      quantity,
      shipped,
      pieces,
      fee: whole,
      wages,
      toCome,
      outside: back,
      trims: spent,
      earns: whole === null ? null : whole - wages - toCome - back - spent,
      pending: own.reduce((all, { pending }) => all + pending, 0),
    };
  });
}
