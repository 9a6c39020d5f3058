import { choice, integer, list, object, ref, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bed } from '../entities/bed.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
import { BUNDLE_ORIGINS, bundleState } from '../fields/states.ts';
import { t } from '../words.ts';

const { number, colour, size, lot, plyFrom, plyTo, parts, quantity } = bundle.fields;
const MOST = 5000;

const bundleRow = {
  bundle: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
  number,
  bedNumber: integer({ title: t('床号', 'Bed no.') }),
  colour,
  size,
  lot,
  plyFrom,
  plyTo,
  parts,
  quantity,
  state: bundleState,
  origin: choice({ title: t('来源', 'From'), options: BUNDLE_ORIGINS, required: true }),
  tickets: integer({ title: t('有效菲票', 'Tickets that are not void'), required: true }),
} as const;

interface BundleRow {
  readonly bundle: string;
  readonly number: string;
  readonly bedNumber: number | null;
  readonly colour: string;
  readonly size: string;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
  readonly parts: readonly string[] | null;
  readonly quantity: number;
  readonly state: 'live' | 'void';
  readonly origin: keyof typeof BUNDLE_ORIGINS;
  readonly tickets: number;
}

export const orderBundles = view('cutting/orderBundles', {
  title: t('订单的扎', 'Bundles of an order'),
  summary: t(
    '一张订单或一床的全部扎，合计件数。',
    'All bundles of an order, or of one of its beds, with their sum.',
  ),
  permission: 'cutting.read',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    bed: ref(bed, { title: t('床次', 'Bed') }),
  },
  output: {
    rows: list({
      title: t('扎', 'Bundles'),
      required: true,
      maxItems: MOST,
      item: object({ title: t('扎', 'Bundle'), fields: bundleRow }),
    }),
    bundles: integer({ title: t('有效扎数', 'Bundles that are not void'), required: true }),
    pieces: integer({ title: t('件数', 'Pieces in them'), required: true, unit: '件' }),
  },
  async handle(ctx, { order, bed: of }) {
    const rows = await ctx.sql<BundleRow>`
      select b.id as bundle, b.number, b.bed_number as "bedNumber", b.colour, b.size, b.lot, b.ply_from as "plyFrom",
        b.ply_to as "plyTo", nullif(b.parts, 'null') as parts, b.quantity, b.state, b.origin,
        (select count(*) from ${ticket} k where k.org_id = b.org_id and k.bundle = b.id and not k.is_void
          and k.deleted_at is null)::bigint as tickets
      from ${bundle} b
      where b."order" = ${order}::uuid and (${of}::uuid is null or b.bed = ${of}::uuid) and b.deleted_at is null
      order by b.serial limit ${MOST}`;
    const live = rows.filter(({ state }) => state === 'live');
    return {
      rows,
      bundles: live.length,
      pieces: live.reduce((all, one) => all + one.quantity, 0),
    };
  },
});
