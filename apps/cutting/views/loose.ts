import { boolean, integer, list, object, ref, text, view, type ViewContext } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { bundle } from '../entities/bundle.ts';
import { CODES, ticket } from '../entities/ticket.ts';
import { linesField } from '../fields/matrix.ts';
import { CUTTABLE, orderOf } from '../orders.ts';
import { type Cell, gathered, missingOf } from '../rules/cells.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });

export const looseOrders = view('cutting/looseOrders', {
  title: t('不经床次的订单', 'Orders outside beds'),
  summary: t(
    '不做裁剪计划，按件数直接分扎、出菲票：小单、期初在制。',
    'Tied by count without a cut plan: small orders, and what was on the floor before.',
  ),
  permission: CODES,
  input: {},
  output: {
    mayTie: boolean({ title: t('可以分扎', 'May tie'), required: true }),
    rows: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          orderNumber: text({ title: t('单号', 'Order no.'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
          bundles: count('扎数', 'Bundles'),
          bare: count('未出票', 'Without a ticket'),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<{
      order: string;
      orderNumber: string;
      styleNumber: string;
      bundles: number;
      bare: number;
    }>`
      select o.id as "order", o.number as "orderNumber", o.style_number as "styleNumber", count(b.id)::bigint as bundles,
        count(b.id) filter (where not exists (select 1 from ${ticket} k where k.org_id = b.org_id and k.bundle = b.id
          and not k.is_void and k.deleted_at is null))::bigint as bare
      from ${releasedOrders} o
      left join ${bundle} b on b."order" = o.id and b.origin = 'opening' and b.state = 'live' and b.deleted_at is null
      where o.state = any(${CUTTABLE}::text[]) group by 1, 2, 3 order by o.number desc`;
    return { mayTie: ctx.may('cutting.correct'), rows };
  },
});

export const untied = view('cutting/untied', {
  title: t('还没分扎的件数', 'Pieces that are not tied yet'),
  summary: t('订单数减去已分扎的，按颜色尺码。', 'What is ordered less what is tied, by colour and size.'),
  permission: CODES,
  input: { order: ref(orderRef, { title: t('订单', 'Order'), required: true }) },
  output: {
    lines: linesField,
    sizes: list({ title: t('尺码', 'Sizes'), required: true, item: text({ title: t('尺码', 'Size') }) }),
    bundleSize: count('每扎件数', 'Pieces of a bundle'),
    bare: list({
      title: t('未出票的扎', 'Bundles without a ticket'),
      required: true,
      maxItems: 5000,
      item: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
    }),
  },
  async handle(ctx, { order: id }) {
    const order = await orderOf(ctx, id);
    const { bundleSize } = await ctx.settings(cuttingSettings);
    const had = await ctx.sql<Cell>`
      select colour, size, sum(quantity)::bigint as quantity from ${bundle}
      where "order" = ${id}::uuid and state = 'live' and deleted_at is null group by 1, 2`;
    const left = missingOf(order.lines, gathered(had));
    return {
      // Cells of which all is tied stay in the table, at nought.
      lines: order.lines.map(({ colour, sizes }) => ({
        colour,
        sizes: Object.fromEntries(
          Object.keys(sizes).map((size) => [
            size,
            left.find((line) => line.colour === colour)?.sizes[size] ?? 0,
          ]),
        ),
      })),
      sizes: order.sizes,
      bundleSize,
      bare: await bareOf(ctx, id),
    };
  },
});

/** Bundles outside beds that have no ticket. */
async function bareOf({ sql }: Pick<ViewContext, 'sql'>, order: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select b.id from ${bundle} b where b."order" = ${order}::uuid and b.origin = 'opening' and b.state = 'live'
      and b.deleted_at is null and not exists (select 1 from ${ticket} k where k.org_id = b.org_id and k.bundle = b.id
      and not k.is_void and k.deleted_at is null) order by b.serial`;
  return rows.map(({ id }) => id);
}
