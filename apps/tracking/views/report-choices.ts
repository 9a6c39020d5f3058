import { list, object, ref, text, view } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { orderRef, releasedOrders, sortedSizes } from '@selvedge/contracts/orders';
import { OVER } from '../floor/over.ts';
import { t } from '../words.ts';

const word = (zh: string, en: string) => text({ title: t(zh, en), required: true });

interface Row {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly styleName: string | null;
  readonly colours: readonly string[] | null;
  readonly sizes: readonly string[] | null;
  readonly known: readonly string[] | null;
  readonly operations: readonly { readonly code: string; readonly title: string }[] | null;
}

/** What a quantity may be reported of: open orders that are cut, their operations, colours and sizes. No price is among it. */
export const reportChoices = view('tracking/reportChoices', {
  title: t('数量报工可选的', 'What may be reported'),
  summary: t(
    '在做的订单，各有哪些工序、颜色、尺码。',
    'Open orders with their operations, colours and sizes.',
  ),
  permission: 'tracking.scan',
  input: {},
  output: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: word('单号', 'Order no.'),
          styleNumber: text({ title: t('款号', 'Style no.') }),
          styleName: text({ title: t('款名', 'Style') }),
          colours: list({ title: t('颜色', 'Colours'), required: true, item: word('颜色', 'Colour') }),
          sizes: list({ title: t('尺码', 'Sizes'), required: true, item: word('尺码', 'Size') }),
          operations: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: { operation: word('工序号', 'No.'), title: word('工序', 'Operation') },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<Row>`
      select o.id as "order", o.number, o.style_number as "styleNumber", o.style_name as "styleName", o.sizes as known,
        o.operations, b.colours, b.sizes
      from ${releasedOrders} o join lateral (
        select array_agg(distinct colour) filter (where colour is not null) as colours,
          array_agg(distinct size) filter (where size is not null) as sizes, count(*) as bundles
        from ${bundles} where "order" = o.id and state = 'live') b on b.bundles > 0
      where o.state <> all(${OVER}) order by o.due nulls last, o.number limit 200`;
    return {
      orders: rows.map(({ known, operations, colours, sizes, ...row }) => ({
        ...row,
        colours: [...(colours ?? [])],
        sizes: sortedSizes([...(sizes ?? [])], known ?? []),
        operations: (operations ?? []).map(({ code, title }) => ({ operation: code, title })),
      })),
    };
  },
});
