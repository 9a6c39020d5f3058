import { fromScaled, reply } from '@selvedge/sdk/app';
import { dispute } from './entities/tally.ts';
import { labourDaysForOwner, labourForOwner, questionsForOwner } from './inquiries.ts';
import { dayLabour } from './reckoning/day-labour.ts';
import { orderLabour } from './reckoning/order-labour.ts';
import { type Fraction, roundedTo, written } from './rules/fraction.ts';

const PLACES = 4;
const told = (amount: Fraction): string => written(amount, PLACES);
/** What the told parts come to. */
const toldSum = (amounts: readonly Fraction[]): string =>
  fromScaled(
    amounts.reduce((all, amount) => all + roundedTo(amount, PLACES), 0n),
    PLACES,
  );

export const answerLabour = reply(labourForOwner, async (ctx, { orders, byOperation }) => {
  const labour = await orderLabour(ctx, orders);
  return {
    orders: [...Map.groupBy(labour, ({ order }) => order)].map(([order, own]) => ({
      order,
      pending: own.reduce((all, { pending }) => all + pending, 0),
      amount: toldSum(own.map(({ amount }) => amount)),
      toCome: toldSum(own.map(({ toCome }) => toCome)),
    })),
    rows:
      byOperation === true
        ? labour.map(({ amount, toCome, ...row }) => ({
            ...row,
            amount: told(amount),
            toCome: told(toCome),
          }))
        : [],
  };
});

export const answerLabourDays = reply(labourDaysForOwner, async (ctx, { days }) => {
  const answers = [];
  for (const day of days) {
    const { amount, kinds, rows, ...one } = await dayLabour(ctx, day);
    answers.push({
      ...one,
      amount: told(amount),
      kinds: kinds.map(({ kind, amount: part }) => ({ kind, amount: told(part) })),
      rows: rows.map(({ named, amount: part, ...row }) => ({
        ...row,
        orderNumber: named?.orderNumber ?? null,
        title: named?.name ?? null,
        amount: told(part),
      })),
    });
  }
  return { days: answers };
});

export const answerQuestions = reply(questionsForOwner, async (ctx) => {
  const [row] = await ctx.sql<{ open: number; since: string | null }>`
    select count(*)::int as open, min(created_at)::date::text as since from ${dispute}
    where deleted_at is null and state = 'open'`;
  return { open: row?.open ?? 0, since: row?.since ?? null };
});
