import {
  boolean,
  choice,
  date,
  integer,
  list,
  money,
  object,
  ref,
  text,
  fromScaled,
  view,
} from '@selvedge/sdk/app';
import { orderRef, releasedOrders, sortedSizes, styleRef } from '@selvedge/contracts/orders';
import { PRICE_PLACES } from '../entities/price.ts';
import { PER_WORDS, SCOPE_WORDS } from '../fields/words.ts';
import { pricesInForce } from '../reckoning/book.ts';
import { todayOf } from '../reckoning/days.ts';
import { type Step, stepsOf } from '../reckoning/steps.ts';
import { type Price, PriceBook } from '../rules/price.ts';
import { t } from '../words.ts';

const PRICES = 'wages.prices';
const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });
/** `10` before `100`. */
const byCode = new Intl.Collator('en', { numeric: true }).compare;

const whole = { size: null, colour: null } as const;

export const pricedOrders = view('wages/pricedOrders', {
  title: t('各订单定价情况', 'Orders and their prices'),
  summary: t(
    '每张订单几道工序、几道待定价；待定价多的在前。',
    'Operations of each order and how many are pending; those with most first.',
  ),
  permission: PRICES,
  input: {},
  output: {
    rows: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.'), required: true }),
          style: ref(styleRef, { title: t('款式', 'Style') }),
          styleNumber: text({ title: t('款号', 'Style no.') }),
          operations: count('工序', 'Operations'),
          pending: count('待定价', 'Pending'),
        },
      }),
    }),
  },
  async handle(ctx) {
    const steps = await stepsOf(ctx);
    const styles = await ctx.sql<{
      id: string;
      number: string | null;
    }>`select id, style_number as number from ${releasedOrders}`;
    const numbers = new Map(styles.map(({ id, number }) => [id, number]));
    const book = new PriceBook(await pricesInForce(ctx));
    const day = todayOf(ctx);
    const rows = [...Map.groupBy(steps, ({ order }) => order)].map(([order, all]) => ({
      order,
      orderNumber: all[0].orderNumber,
      style: all[0].style,
      styleNumber: numbers.get(order) ?? null,
      operations: all.length,
      pending: all.filter((one) => book.priceOf({ ...whole, day, ...sewn(one) }) === null).length,
    }));
    return {
      rows: rows.toSorted((a, b) => b.pending - a.pending || byCode(b.orderNumber, a.orderNumber)),
    };
  },
});

const sewn = ({ order, style, code, name }: Step) => ({ order, style, operation: code, title: name });

const priceFacts = {
  scope: choice({ title: t('来自', 'From'), options: SCOPE_WORDS }),
  price: money({ title: t('工价', 'Price'), scale: PRICE_PLACES }),
  per: choice({ title: t('单位', 'For'), options: PER_WORDS }),
  since: date({ title: t('生效日期', 'From') }),
} as const;

export const priceSheet = view('wages/priceSheet', {
  title: t('订单工价表', 'Prices of an order'),
  summary: t(
    '一张订单的每道工序现在付多少、从哪来；按尺码、颜色另定的，以后才生效的，另列一行。',
    'What each operation of an order is paid now and why; prices of a size or colour, and those of later days, in rows of their own.',
  ),
  permission: PRICES,
  input: { order: ref(orderRef, { title: t('订单', 'Order'), required: true }) },
  output: {
    orderNumber: text({ title: t('单号', 'Order no.') }),
    style: ref(styleRef, { title: t('款式', 'Style') }),
    sizes: list({ title: t('尺码', 'Sizes'), required: true, item: text({ title: t('尺码', 'Size') }) }),
    colours: list({
      title: t('颜色', 'Colours'),
      required: true,
      item: text({ title: t('颜色', 'Colour') }),
    }),
    rows: list({
      title: t('工价', 'Prices'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一行', 'Row'),
        fields: {
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          name: text({ title: t('工序', 'Operation'), required: true }),
          sam: text({ title: t('标准工时', 'SAM') }),
          size: text({ title: t('尺码', 'Size') }),
          colour: text({ title: t('颜色', 'Colour') }),
          ...priceFacts,
          isPending: boolean({ title: t('待定价', 'Pending'), required: true }),
          isLater: boolean({ title: t('以后生效', 'Of a later day'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { order }) {
    const steps = (await stepsOf(ctx)).filter((one) => one.order === order);
    const [released] = await ctx.sql<{
      lines: readonly { colour: string; sizes: Record<string, number> }[] | null;
    }>`
      select lines from ${releasedOrders} where id = ${order}`;
    const prices = await pricesInForce(ctx);
    const book = new PriceBook(prices);
    const day = todayOf(ctx);
    const lines = released?.lines ?? [];
    return {
      orderNumber: steps[0]?.orderNumber ?? null,
      style: steps[0]?.style ?? null,
      sizes: sortedSizes([...new Set(lines.flatMap(({ sizes }) => Object.keys(sizes)))]),
      colours: lines.map(({ colour }) => colour),
      rows: steps
        .toSorted((a, b) => byCode(a.code, b.code))
        .flatMap((step) => {
          const now = book.priceOf({ ...whole, day, ...sewn(step) });
          const others = prices.filter(
            (price) => isOf(price, step) && (price.until === null || price.until >= day),
          );
          const apart = others.filter(({ size, colour }) => size !== null || colour !== null);
          const later = others.filter((price) => (price.since ?? '') > day);
          return [
            rowOf(step, now, now === null, false),
            ...current(apart.filter((price) => (price.since ?? '') <= day)).map((price) =>
              rowOf(step, price, false, false),
            ),
            ...later.map((price) => rowOf(step, price, false, true)),
          ];
        }),
    };
  },
});

const isOf = (price: Price, { order, style, code, name }: Step): boolean =>
  (price.operation === code && price.scope !== 'list'
    ? true
    : price.scope === 'list' && price.operation === name) &&
  (price.order === null || price.order === order) &&
  (price.style === null || price.style === style);

/** Of each size and colour the price that holds. */
function current(prices: readonly Price[]): Price[] {
  const byMark = Map.groupBy(prices, ({ size, colour }) => `${size ?? ''}|${colour ?? ''}`);
  return [...byMark.values()].map((same) =>
    same.reduce((best, one) => {
      const isLater =
        (one.since ?? '') > (best.since ?? '') ||
        ((one.since ?? '') === (best.since ?? '') && one.knownAt > best.knownAt);
      return isLater ? one : best;
    }),
  );
}

const rowOf = ({ code, name, sam }: Step, price: Price | null, isPending: boolean, isLater: boolean) => ({
  operation: code,
  name,
  sam: sam === null ? null : (sam / 10_000).toFixed(4).replace(/\.?0+$/, ''),
  size: price?.size ?? null,
  colour: price?.colour ?? null,
  scope: price?.scope ?? null,
  price: price === null ? null : fromScaled(price.price, PRICE_PLACES),
  per: price?.per ?? null,
  since: price?.since ?? null,
  isPending,
  isLater,
});
