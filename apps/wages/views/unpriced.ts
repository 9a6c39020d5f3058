import {
  boolean,
  choice,
  fromScaled,
  integer,
  list,
  money,
  object,
  ref,
  text,
  view,
} from '@selvedge/sdk/app';
import { orderRef, releasedOrders, styleRef } from '@selvedge/contracts/orders';
import { PRICING } from '../actions/prices.ts';
import { PRICE_PLACES } from '../entities/price.ts';
import { PER_WORDS } from '../fields/words.ts';
import { pricesInForce } from '../reckoning/book.ts';
import { todayOf } from '../reckoning/days.ts';
import { stepsOf } from '../reckoning/steps.ts';
import { workOf } from '../reckoning/worked.ts';
import { type Price, PriceBook } from '../rules/price.ts';
import { t } from '../words.ts';

interface Step {
  readonly order: string;
  readonly orderNumber: string;
  readonly style: string | null;
  readonly styleNumber: string | null;
  readonly operation: string;
  readonly name: string;
  readonly sam: number | null;
  readonly pieces: number;
}

const byCode = new Intl.Collator('en', { numeric: true }).compare;

export const unpriced = view('wages/unpriced', {
  title: t('待定价的工序', 'Operations without a price'),
  summary: t(
    '已经在做的在前；旁边是同名工序以前的价。',
    'Those that are sewn already first; beside each the price that an operation of that name had before.',
  ),
  permission: 'wages.prices',
  input: {},
  output: {
    maySet: boolean({ title: t('可以定价', 'May set prices'), required: true }),
    rows: list({
      title: t('工序', 'Operations'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.'), required: true }),
          style: ref(styleRef, { title: t('款式', 'Style') }),
          styleNumber: text({ title: t('款号', 'Style no.') }),
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          name: text({ title: t('工序', 'Operation'), required: true }),
          sam: text({ title: t('标准工时', 'SAM') }),
          pieces: integer({ title: t('已做件数', 'Sewn already'), required: true, unit: '件' }),
          suggested: money({ title: t('以前的价', 'Price before'), scale: PRICE_PLACES }),
          suggestedPer: choice({ title: t('单位', 'For'), options: PER_WORDS }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const numbers = await ctx.sql<{ order: string; number: string | null }>`
      select id as "order", style_number as number from ${releasedOrders}`;
    const styleNumbers = new Map(numbers.map(({ order, number }) => [order, number]));
    const steps = (await stepsOf(ctx)).map(({ code, ...step }) => ({
      ...step,
      operation: code,
      styleNumber: styleNumbers.get(step.order) ?? null,
    }));
    const prices = await pricesInForce(ctx);
    const book = new PriceBook(prices);
    const day = todayOf(ctx);
    const priced = (step: Omit<Step, 'pieces'>): Price | null =>
      book.priceOf({ ...step, title: step.name, size: null, colour: null, day });
    const pending = steps.filter((step) => priced(step) === null);
    const before = latestByName(steps, prices);
    const sewn = await ctx.sql<{ order: string; operation: string; pieces: number }>`
      select "order", operation, sum(quantity)::bigint as pieces from ${await workOf(ctx)} w
      where "order" = any(${[...new Set(pending.map(({ order }) => order))]}::uuid[]) group by 1, 2`;
    const counts = new Map(sewn.map((one) => [`${one.order} ${one.operation}`, one.pieces]));
    return {
      maySet: ctx.may(PRICING),
      rows: pending
        .map((step) => ({ ...step, pieces: counts.get(`${step.order} ${step.operation}`) ?? 0 }))
        .toSorted(
          (a, b) =>
            Number(b.pieces > 0) - Number(a.pieces > 0) ||
            byCode(b.orderNumber, a.orderNumber) ||
            byCode(a.operation, b.operation),
        )
        .map(({ sam, ...step }) => {
          const known = before.get(step.name);
          return {
            ...step,
            sam: sam === null ? null : String(sam / 10_000),
            suggested: known === undefined ? null : fromScaled(known.price, PRICE_PLACES),
            suggestedPer: known?.per ?? null,
          };
        }),
    };
  },
});

/** Of each name of an operation the price that was put in force last, of any order or style. */
function latestByName(
  steps: readonly Pick<Step, 'order' | 'style' | 'operation' | 'name'>[],
  prices: readonly Price[],
): ReadonlyMap<string, Price> {
  const names = new Map(
    steps.flatMap(({ order, style, operation: code, name }) => [
      [`${order} ${code}`, name] as const,
      [`${style} ${code}`, name] as const,
    ]),
  );
  const latest = new Map<string, Price>();
  for (const price of prices) {
    if (price.size !== null || price.colour !== null) continue;
    const name =
      price.scope === 'list'
        ? price.operation
        : names.get(`${price.order ?? price.style} ${price.operation}`);
    const known = name === undefined ? undefined : latest.get(name);
    if (name !== undefined && (known === undefined || known.knownAt <= price.knownAt))
      latest.set(name, price);
  }
  return latest;
}
