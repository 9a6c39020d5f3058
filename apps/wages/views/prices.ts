import { date, integer, list, money, object, ref, text, toScaled, fromScaled, view } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { PRICING } from '../actions/prices.ts';
import { monthInput } from '../actions/months.ts';
import { PAY } from '../entities/extra.ts';
import { priceList } from '../entities/price.ts';
import { bookOf, operationsOf, pricesInForce, pricesOfList } from '../reckoning/book.ts';
import { windowOf } from '../reckoning/months.ts';
import { peopleOf } from '../reckoning/people.ts';
import { factsOf } from '../reckoning/reckoning.ts';
import { reckon } from '../rules/reckon.ts';
import { PriceBook } from '../rules/price.ts';
import { pricedMonth } from '../rules/pricing.ts';
import { t } from '../words.ts';

const PRICES = 'wages.prices';
const names = {
  order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
  orderNumber: text({ title: t('单号', 'Order no.') }),
  style: ref(styleRef, { title: t('款式', 'Style') }),
  operation: text({ title: t('工序号', 'Operation no.'), required: true }),
  name: text({ title: t('工序', 'Operation') }),
} as const;
const pieces = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });

export const pendingPrices = view('wages/pendingPrices', {
  title: t('待定价', 'Pending prices'),
  summary: t(
    '做了、还没有工价的工序；一次定价，从第一件算起。',
    'Operations that were sewn and have no price; set at once, they count from the first piece.',
  ),
  permission: PRICES,
  input: { month: monthInput },
  output: {
    rows: list({
      title: t('待定价', 'Pending'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          ...names,
          pieces,
          since: date({ title: t('从哪天开始做', 'Sewn since'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const window = await windowOf(ctx, month);
    const book = await bookOf(ctx);
    const operations = await operationsOf(ctx);
    const facts = await factsOf(ctx, window, book, operations);
    const { pending } = pricedMonth(facts, book);
    const rows = Map.groupBy(pending, ({ order, operation }) => `${order} ${operation}`);
    return {
      rows: [...rows].map(([key, all]) => ({
        order: all[0].order,
        orderNumber: operations.names.get(key)?.orderNumber ?? null,
        style: all[0].style,
        operation: all[0].operation,
        name: operations.names.get(key)?.name ?? null,
        pieces: all.reduce((sum, { quantity }) => sum + quantity, 0),
        since: all.reduce((first, { day }) => (day < first ? day : first), all[0].day),
      })),
    };
  },
});

const before = money({ title: t('现在', 'Now'), required: true });
const after = money({ title: t('生效后', 'Afterwards'), required: true });
const difference = money({ title: t('差额', 'Difference'), required: true });

export const pricePreview = view('wages/pricePreview', {
  title: t('调价试算', 'Preview of prices'),
  summary: t(
    '生效前看谁多谁少：本月已做的按新工价重算一遍，锁定的月份不变。',
    'Who gains and who loses before it is put in force: what was sewn this month, priced anew; a locked month stays.',
  ),
  permission: PRICING,
  input: {
    priceList: ref(priceList, { title: t('调价单', 'Price list'), required: true }),
    month: monthInput,
  },
  output: {
    before,
    after,
    difference,
    gaining: integer({ title: t('多拿人数', 'Workers who gain'), required: true }),
    losing: integer({ title: t('少拿人数', 'Workers who lose'), required: true }),
    rows: list({
      title: t('员工', 'Workers'),
      required: true,
      readableBy: PAY,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          before,
          after,
          difference,
        },
      }),
    }),
  },
  async handle(ctx, { priceList: id, month }) {
    await ctx.records(priceList).get(id);
    const window = await windowOf(ctx, month);
    const now = await pricesInForce(ctx);
    const drafted = await pricesOfList(ctx, id, ctx.now.getTime());
    const [old, fresh] = [new PriceBook(now), new PriceBook([...now, ...drafted])];
    const operations = await operationsOf(ctx);
    const facts = await factsOf(ctx, window, fresh, operations);
    const [was, becomes] = [reckon(facts, old), reckon(facts, fresh)];
    const gross = new Map(was.pays.map((pay) => [pay.worker, pay.gross]));
    const people = await peopleOf(ctx);
    const rows = becomes.pays.flatMap(({ worker, gross: then }) => {
      const earlier = gross.get(worker) ?? 0n;
      if (earlier === then) return [];
      return [
        {
          worker,
          number: people.get(worker)?.number ?? '?',
          name: people.get(worker)?.name ?? '?',
          before: fromScaled(earlier, 2),
          after: fromScaled(then, 2),
          difference: fromScaled(then - earlier, 2),
        },
      ];
    });
    const total = (pays: typeof was.pays): bigint => pays.reduce((sum, pay) => sum + pay.gross, 0n);
    const gains = rows.filter((row) => toScaled(row.difference, 2) > 0n);
    return {
      before: fromScaled(total(was.pays), 2),
      after: fromScaled(total(becomes.pays), 2),
      difference: fromScaled(total(becomes.pays) - total(was.pays), 2),
      gaining: gains.length,
      losing: rows.length - gains.length,
      rows: rows.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    };
  },
});
