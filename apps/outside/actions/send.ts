import { action, type ActionContext, conflict, date, integer, invalid, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bundlesOf } from '../consignments/bundles.ts';
import { move, type Wish } from '../consignments/moving.ts';
import { nextSerial } from '../consignments/numbering.ts';
import { madeOrder, type SentOrder } from '../consignments/orders.ts';
import { dayIn } from '../day.ts';
import { consignment } from '../entities/consignment.ts';
import { partner } from '../entities/partner.ts';
import { codesField, dayField, linesField, noteField } from '../fields/goods.ts';
import { sumsOf } from '../rules/owed.ts';
import { t } from '../words.ts';

const { operations, price, work } = consignment.fields;
const whichConsignment = ref(consignment, { title: consignment.title, required: true });
const sent = integer({ title: t('发出件数', 'Pieces sent'), required: true, unit: '件' });

interface Goods {
  readonly codes: readonly string[] | null;
  readonly lines:
    | readonly { readonly colour: string; readonly sizes: Readonly<Record<string, number>> }[]
    | null;
}

export const send = action('outside/send', {
  title: t('发外', 'Send out'),
  summary: t(
    '扫菲票发整扎，或按颜色尺码发件；写明工序、单价、回货日期。',
    'Whole bundles by their tickets, or pieces by colour × size; for which operations, at what price, due when.',
  ),
  permission: 'outside.send',
  input: {
    partner: ref(partner, { title: partner.title, required: true }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    work: {
      ...work,
      required: false,
      help: t('不填 = 该单位常做的', 'Left out: what the partner usually does'),
    },
    operations,
    price,
    due: date({ title: t('回货日期', 'Due back') }),
    codes: codesField,
    lines: linesField,
    day: dayField,
    note: noteField,
  },
  makes: ['outside/consignment'],
  output: { consignment: whichConsignment, number: text({ title: t('单号', 'No.'), required: true }), sent },
  async handle(
    ctx,
    { partner: to, order: of, work: what, day, due, note, price: each, operations: steps, ...goods },
  ) {
    const order = await madeOrder(ctx, of);
    const whom = await ctx.records(partner).get(to);
    if (!whom.isActive) throw conflict(t(`${whom.name} 已停用。`, `${whom.name} is not in use any more.`));
    const unknown = (steps ?? []).find((code) => !(order.operations ?? []).some((one) => one.code === code));
    if (unknown !== undefined)
      throw invalid({
        path: 'operations',
        message: t(`订单没有工序 ${unknown}。`, `The order has no operation ${unknown}.`),
      });
    const serial = await nextSerial(ctx, consignment);
    const made = await ctx.records(consignment).add({
      number: `W${String(serial).padStart(4, '0')}`,
      serial,
      partner: to,
      partnerName: whom.name,
      order: of,
      orderNumber: order.number,
      styleNumber: order.styleNumber,
      work: what ?? whom.work,
      operations: steps === null || steps.length === 0 ? null : steps,
      price: each,
      due,
      sentOn: day ?? dayIn(ctx.now, ctx.org.timeZone),
      note,
      person: ctx.actor?.name,
    });
    const wishes = await wishesOf(ctx, order, goods);
    await move(ctx, made, wishes, { day, note: null });
    return { consignment: made.id, number: made.number, sent: sumsOf(wishes).out };
  },
});

export const sendMore = action('outside/sendMore', {
  title: t('再发一批', 'Send more'),
  permission: 'outside.send',
  input: {
    consignment: whichConsignment,
    codes: codesField,
    lines: linesField,
    day: dayField,
    note: noteField,
  },
  output: { sent },
  async handle(ctx, { consignment: id, day, note, ...goods }) {
    const of = await ctx.records(consignment).lock(id);
    const wishes = await wishesOf(ctx, await madeOrder(ctx, of.order), goods);
    await move(ctx, of, wishes, { day, note });
    return { sent: sumsOf(wishes).out };
  },
});

/** @throws input.invalid */
async function wishesOf(ctx: ActionContext, order: SentOrder, { codes, lines }: Goods): Promise<Wish[]> {
  const whole = await bundlesOf(ctx, order.id, codes ?? []);
  const loose = (lines ?? []).flatMap(({ colour, sizes }) =>
    Object.entries(sizes)
      .filter(([, pieces]) => pieces > 0)
      .map(([size, pieces]) => ({ colour, size, pieces })),
  );
  for (const { colour, size } of loose)
    if (order.lines.find((line) => line.colour === colour)?.sizes[size] === undefined)
      throw invalid({
        path: 'lines',
        message: t(`订单没有 ${colour} ${size}。`, `The order has no ${colour} ${size}.`),
      });
  const wishes = [
    ...whole.map(({ id, number, colour, size, quantity }) => ({
      kind: 'out' as const,
      bundle: id,
      bundleNumber: number,
      colour,
      size,
      pieces: quantity,
    })),
    ...loose.map((one) => ({ kind: 'out' as const, bundle: null, bundleNumber: null, ...one })),
  ];
  if (wishes.length > 0) return wishes;
  throw invalid({
    path: 'codes',
    message: t('扫菲票，或填颜色尺码件数。', 'Scan tickets, or fill in pieces by colour × size.'),
  });
}
