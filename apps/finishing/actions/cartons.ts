import { action, conflict, integer, list, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { carton } from '../entities/carton.ts';
import { insideField, reasonField } from '../fields/goods.ts';
import { madeOrder } from '../goods/orders.ts';
import { contentsIn } from '../goods/sheet.ts';
import { goodsAt, heldGoods } from '../goods/standing.ts';
import { accountOf } from '../rules/account.ts';
import { piecesIn } from '../rules/cartons.ts';
import { t } from '../words.ts';

const { net, gross, measure } = carton.fields;

export const packCartons = action('finishing/packCartons', {
  title: t('装箱', 'Pack cartons'),
  summary: t(
    '一箱里装什么、装几箱；箱号接着往下编，用过的不再用。',
    'What goes into one carton, and how many of them; numbers go on, none is used again.',
  ),
  permission: 'finishing.pack',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    inside: insideField,
    cartons: integer({
      title: t('箱数', 'Cartons'),
      required: true,
      default: 1,
      min: 1,
      max: 500,
      unit: '箱',
    }),
    net,
    gross,
    measure,
  },
  makes: ['finishing/carton'],
  output: {
    from: integer({ title: t('从箱号', 'From no.'), required: true }),
    to: integer({ title: t('到箱号', 'To no.'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
    cartons: list({
      title: t('箱', 'Cartons'),
      required: true,
      item: ref(carton, { title: carton.title, required: true }),
    }),
  },
  async handle(ctx, { order: id, inside, cartons: many, ...facts }) {
    const of = await madeOrder(ctx, id);
    const held = await heldGoods(ctx, id);
    const contents = contentsIn(inside, 'inside');
    const short = contents
      .map((one) => ({ ...one, here: accountOf(goodsAt(held, one)).here }))
      .find(({ pieces, here }) => pieces * many > here);
    if (short !== undefined)
      throw conflict(
        t(
          `${short.colour} ${short.size} 要装 ${short.pieces * many} 件，后道只有 ${short.here} 件。`,
          `${short.colour} ${short.size}: ${short.pieces * many} pieces wanted, ${short.here} are in finishing.`,
        ),
      );
    const [{ last }] = await ctx.sql<{ last: number }>`
      select coalesce(max(number), 0)::int as last from ${carton} where "order" = ${id}::uuid`;
    const pieces = piecesIn(contents);
    const made = await ctx.records(carton).addAll(
      Array.from({ length: many }, (_, index) => ({
        code: `${of.number}-${last + index + 1}`,
        order: id,
        orderNumber: of.number,
        number: last + index + 1,
        contents,
        pieces,
        ...facts,
        packedAt: ctx.now.toISOString(),
        person: ctx.actor?.name,
      })),
    );
    return { from: last + 1, to: last + many, pieces: pieces * many, cartons: made.map((one) => one.id) };
  },
});

export const unpackCarton = action('finishing/unpackCarton', {
  offeredWhen: { state: ['packed'] },
  title: t('拆箱', 'Unpack a carton'),
  summary: t(
    '件数回到后道，箱号不再用。',
    'Its pieces are in finishing again; its number is not used any more.',
  ),
  permission: 'finishing.pack',
  input: { carton: ref(carton, { title: carton.title, required: true }), reason: reasonField },
  output: { number: integer({ title: t('箱号', 'No.'), required: true }) },
  async handle(ctx, { carton: id, reason }) {
    await heldGoods(ctx, (await ctx.records(carton).get(id)).order);
    const { state, number } = await ctx.records(carton).lock(id);
    if (state !== 'packed')
      throw conflict(t('已出货或已拆的箱不能再拆。', 'It has left, or is unpacked already.'));
    await ctx.records(carton).change(id, { state: 'void', note: reason });
    return { number };
  },
});

export const weighCarton = action('finishing/weighCarton', {
  offeredWhen: { state: ['packed'] },
  title: t('称重', 'Weigh'),
  permission: 'finishing.pack',
  input: { carton: ref(carton, { title: carton.title, required: true }), net, gross, measure },
  output: { code: text({ title: t('箱码', 'Code'), required: true }) },
  async handle(ctx, { carton: id, ...facts }) {
    const { code } = await ctx.records(carton).change(id, facts);
    return { code };
  },
});
