import { choice, decimal, every, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { carton } from '../entities/carton.ts';
import { colourField, contentsField, figure, sizeField } from '../fields/goods.ts';
import { CARTON_STATES } from '../fields/words.ts';
import { orderOf, ordersInWork } from '../goods/orders.ts';
import { limitsOf, runsOf } from '../rules/cartons.ts';
import { t } from '../words.ts';
import { cellsOf } from './counting.ts';

const order = ref(orderRef, { title: t('订单', 'Order'), required: true });
const some = (zh: string, en: string) => integer({ title: t(zh, en) });

export const packingList = view('finishing/packingList', {
  title: t('装箱单内容', 'A packing list'),
  permission: 'finishing.read',
  input: { order },
  output: {
    number: text({ title: t('单号', 'Order no.'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
    marks: text({ title: t('唛头', 'Shipping marks'), multiline: true, maxLength: 5000 }),
    sizes: list({
      title: t('尺码', 'Sizes'),
      required: true,
      item: text({ title: t('尺码', 'Size'), required: true }),
    }),
    runs: list({
      title: t('箱', 'Cartons'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一行', 'Line'),
        fields: {
          from: figure('从箱号', 'From'),
          to: figure('到箱号', 'To'),
          cartons: figure('箱数', 'Cartons'),
          kind: choice({
            title: t('装法', 'Packing'),
            options: { solid: t('独色独码', 'Solid'), ratio: t('混装', 'Ratio') },
            required: true,
          }),
          contents: contentsField,
          each: figure('每箱', 'In each'),
          pieces: figure('件数', 'Pieces'),
        },
      }),
    }),
    cells: list({
      title: t('颜色尺码', 'Colour × size'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一格', 'Cell'),
        fields: {
          colour: colourField,
          size: sizeField,
          ordered: figure('订单数', 'Ordered'),
          packed: figure('已装箱', 'Packed'),
          here: figure('可装', 'To be packed'),
          most: some('最多', 'Most'),
          least: some('最少', 'Least'),
        },
      }),
    }),
    cartons: figure('箱数', 'Cartons'),
    pieces: figure('件数', 'Pieces'),
    stored: figure('在库箱数', 'Cartons in the store'),
    net: decimal({ title: t('净重', 'Net weight'), scale: 2, required: true }),
    gross: decimal({ title: t('毛重', 'Gross weight'), scale: 2, required: true }),
  },
  async handle(ctx, { order: id }) {
    const of = await orderOf(ctx, id);
    const all = await every(ctx.records(carton), {
      where: { order: id, state: { in: ['packed', 'shipped'] } },
    });
    const cells = (await cellsOf(ctx, [of])).get(id) ?? [];
    const sum = (weights: readonly (string | null)[]): string =>
      (weights.reduce((total, one) => total + Math.round(Number(one ?? 0) * 100), 0) / 100).toFixed(2);
    return {
      number: of.number,
      styleNumber: of.styleNumber,
      marks: of.marks,
      sizes: [...of.sizes],
      runs: runsOf(all),
      cells: cells.map(({ colour, size, ordered, stored, shipped, here }) => {
        const limits = of.over === null || of.short === null ? null : limitsOf(ordered, of.over, of.short);
        return {
          colour,
          size,
          ordered,
          packed: stored + shipped,
          here,
          most: limits?.most ?? null,
          least: limits?.least ?? null,
        };
      }),
      cartons: all.length,
      pieces: all.reduce((total, one) => total + one.pieces, 0),
      stored: all.filter(({ state }) => state === 'packed').length,
      net: sum(all.map((one) => one.net)),
      gross: sum(all.map((one) => one.gross)),
    };
  },
});

/** What was scanned or typed. */
export const cartonByCode = view('finishing/cartonByCode', {
  title: t('扫箱', 'Scan a carton'),
  permission: 'finishing.read',
  input: { code: text({ title: t('箱码', 'Code'), required: true, maxLength: 100 }) },
  output: {
    carton: object({
      title: t('箱', 'Carton'),
      fields: {
        carton: ref(carton, { title: carton.title, required: true }),
        code: text({ title: t('箱码', 'Code'), required: true }),
        orderNumber: text({ title: t('订单号', 'Order no.'), required: true }),
        number: integer({ title: t('箱号', 'No.'), required: true }),
        pieces: figure('件数', 'Pieces'),
        state: choice({ title: t('状态', 'State'), options: CARTON_STATES, required: true }),
        contents: contentsField,
      },
    }),
  },
  async handle(ctx, { code: written }) {
    const found = await ctx.records(carton).first({ code: written.trim().toUpperCase() });
    const one = found ?? (await ctx.records(carton).first({ code: written.trim() }));
    if (one === null) return { carton: null };
    const { id, code, orderNumber, number, pieces, state, contents } = one;
    return { carton: { carton: id, code, orderNumber, number, pieces, state, contents } };
  },
});

export const toPack = view('finishing/toPack', {
  title: t('可以装箱的订单', 'Orders to be packed'),
  permission: 'finishing.read',
  input: {},
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order,
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const orders = await ordersInWork(ctx);
    return { orders: orders.map(({ id, number, styleNumber }) => ({ order: id, number, styleNumber })) };
  },
});
