import {
  action,
  boolean,
  conflict,
  date,
  every,
  integer,
  invalid,
  list,
  object,
  ref,
  text,
  workDayOf,
} from '@selvedge/sdk/app';
import { correctShipment, orderRef, shipOrder } from '@selvedge/contracts/orders';
import { carton } from '../entities/carton.ts';
import { departure } from '../entities/departure.ts';
import { noteField, reasonField } from '../fields/goods.ts';
import { madeOrder } from '../goods/orders.ts';
import { heldGoods } from '../goods/standing.ts';
import { t } from '../words.ts';

const warnings = list({
  title: t('提醒', 'Warnings'),
  required: true,
  item: object({
    title: t('一句', 'Sentence'),
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true, maxLength: 2000 }),
      en: text({ title: t('英文', 'English'), required: true, maxLength: 2000 }),
    },
  }),
});

export const shipCartons = action('finishing/shipCartons', {
  title: t('出货', 'Ship cartons'),
  summary: t(
    '选箱出货（不选 = 库里全部），同时登记到订单；超溢短装由订单提醒或拦下。',
    'Cartons leave (none chosen: all in the store) and the order is told in the same moment; it warns of, or refuses, what is out of tolerance.',
  ),
  permission: 'finishing.ship',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    cartons: list({
      title: t('箱', 'Cartons'),
      help: t('不选 = 这一单在库的全部', 'Left out: all of the order that are in the store'),
      maxItems: 5000,
      item: ref(carton, { title: carton.title, required: true }),
    }),
    date: date({ title: t('出货日期', 'Date'), help: t('不填为今天', 'Left out: today') }),
    isLast: boolean({ title: t('末批', 'Last'), required: true, default: false }),
    waybill: departure.fields.waybill,
    note: noteField,
  },
  makes: ['finishing/departure'],
  output: {
    departure: ref(departure, { title: departure.title, required: true }),
    cartons: integer({ title: t('箱数', 'Cartons'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true }),
    warnings,
  },
  async handle(ctx, { order: id, cartons: chosen, isLast, waybill, note, date: given }) {
    const of = await madeOrder(ctx, id);
    await heldGoods(ctx, id);
    const stored = await every(ctx.records(carton), { where: { order: id, state: 'packed' } });
    const wanted = chosen === null || chosen.length === 0 ? null : new Set(chosen);
    const leaving = stored.filter((one) => wanted === null || wanted.has(one.id));
    if (wanted !== null && leaving.length < wanted.size)
      throw conflict(
        t('有的箱不在库里，或是别的订单的。', 'Some are not in the store, or of another order.'),
      );
    if (leaving.length === 0)
      throw invalid({
        path: 'cartons',
        message: t('库里没有这一单的箱。', 'No carton of it is in the store.'),
      });
    const sums = new Map<string, Record<string, number>>();
    for (const { colour, size, pieces } of leaving.flatMap(({ contents }) => contents)) {
      const sizes = sums.get(colour) ?? {};
      sums.set(colour, { ...sizes, [size]: (sizes[size] ?? 0) + pieces });
    }
    const pieces = leaving.reduce((sum, one) => sum + one.pieces, 0);
    const day = given ?? workDayOf(ctx.now, ctx.org);
    const { shipment, warnings: told } = await ctx.run(shipOrder, {
      order: id,
      lines: [...sums].map(([colour, sizes]) => ({ colour, sizes })),
      date: day,
      isLast,
      waybill,
      note,
    });
    const made = await ctx.records(departure).add({
      order: id,
      orderNumber: of.number,
      shipment,
      date: day,
      cartons: leaving.length,
      pieces,
      waybill,
      note,
      person: ctx.actor?.name,
    });
    await ctx
      .records(carton)
      .changeAll(leaving.map((one) => ({ id: one.id, changes: { state: 'shipped', departure: made.id } })));
    return { departure: made.id, cartons: leaving.length, pieces, warnings: told };
  },
});

export const takeBackDeparture = action('finishing/takeBackDeparture', {
  offeredWhen: { isTakenBack: [false] },
  title: t('冲销出货', 'Take a departure back'),
  summary: t(
    '箱回到库里，订单的出货记录也冲销。',
    'Its cartons are in the store again, and the order’s shipment is taken back with it.',
  ),
  permission: 'finishing.ship',
  input: { departure: ref(departure, { title: departure.title, required: true }), reason: reasonField },
  output: { cartons: integer({ title: t('箱数', 'Cartons'), required: true }) },
  async handle(ctx, { departure: id, reason }) {
    const { order, shipment, isTakenBack } = await ctx.records(departure).lock(id);
    if (isTakenBack) throw conflict(t('已经冲销过。', 'It was taken back already.'));
    await heldGoods(ctx, order);
    await ctx.run(correctShipment, { shipment, reason });
    const back = await every(ctx.records(carton), { where: { departure: id } });
    await ctx
      .records(carton)
      .changeAll(back.map((one) => ({ id: one.id, changes: { state: 'packed', departure: null } })));
    await ctx.records(departure).change(id, { isTakenBack: true, note: reason });
    return { cartons: back.length };
  },
});
