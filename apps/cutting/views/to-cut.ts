import { date, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { cutPieces } from '../covered.ts';
import { bed } from '../entities/bed.ts';
import { ordersInWork } from '../orders.ts';
import { gathered, missingOf, sumOf, totalOf } from '../rules/cells.ts';
import { yieldOf, type Marker } from '../rules/marker.ts';
import { t } from '../words.ts';

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });
const MOST = 300;

interface BedRow extends Marker {
  readonly order: string;
  readonly state: string;
}

export const toCut = view('cutting/toCut', {
  title: t('可裁订单', 'What may be cut next'),
  summary: t(
    '在产订单按交期：已裁、已排床、还没排床；交期急的在前。',
    'Orders in work by due day: cut, on beds, not planned yet; the most urgent first.',
  ),
  permission: 'cutting.read',
  input: {},
  output: {
    rows: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          due: date({ title: t('交期', 'Due') }),
          ordered: pieces('订单', 'Ordered'),
          cut: pieces('已裁', 'Cut'),
          coming: pieces('已排床待裁', 'On beds to come'),
          unplanned: pieces('未排床', 'Not planned'),
          beds: integer({ title: t('待裁床数', 'Beds to be cut'), required: true, unit: '床' }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const orders = await ordersInWork(ctx, MOST);
    const ids = orders.map(({ id }) => id);
    const cut = Map.groupBy(
      (await cutPieces(ctx, ids)).filter(({ fabric }) => fabric === null),
      (one) => one.order,
    );
    const rows = await ctx.sql<BedRow>`
      select "order", state, ratio, plies from ${bed}
      where "order" = any(${ids}::uuid[]) and fabric is null and state in ('planned', 'spread') and deleted_at is null`;
    const beds = Map.groupBy(rows, (one) => one.order);
    return {
      rows: orders
        .map(({ id, number, styleNumber, due, lines }) => {
          const made = gathered(cut.get(id) ?? []);
          const open = beds.get(id) ?? [];
          const coming = yieldOf(open);
          return {
            order: id,
            number,
            styleNumber,
            due,
            ordered: totalOf(lines),
            cut: totalOf(made),
            coming: totalOf(coming),
            unplanned: totalOf(missingOf(lines, sumOf(made, coming))),
            beds: open.length,
          };
        })
        .filter(({ beds: open, unplanned }) => open > 0 || unplanned > 0),
    };
  },
});
