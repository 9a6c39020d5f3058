import { boolean, date, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bed } from '../entities/bed.ts';
import { bundle } from '../entities/bundle.ts';
import { CODES, ticket } from '../entities/ticket.ts';
import { contentOf } from '../rules/ticket-code.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';

const MOST = 3000;
const { number, orderNumber, styleNumber, colour, size, lot, plyFrom, plyTo, parts, quantity } =
  bundle.fields;

interface Row {
  readonly ticket: string;
  readonly serial: number;
  readonly code: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly bedNumber: number | null;
  readonly colour: string;
  readonly size: string;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
  readonly parts: readonly string[] | null;
  readonly quantity: number;
  readonly operation: string | null;
  readonly operationTitle: string | null;
  readonly prints: number;
  readonly isRecut: boolean;
}

export const ticketSheet = view('cutting/ticketSheet', {
  title: t('菲票打印内容', 'What tickets show'),
  summary: t(
    '一床的菲票、一张订单不经床次的菲票，或选中的几张。',
    'The tickets of a bed, those of an order outside beds, or some of them.',
  ),
  permission: CODES,
  input: {
    bed: ref(bed, { title: t('床次', 'Bed') }),
    bundle: ref(bundle, { title: t('扎', 'Bundle') }),
    order: ref(orderRef, { title: t('订单（不经床次的扎）', 'Order (bundles outside beds)') }),
    tickets: list({
      title: t('菲票', 'Tickets'),
      item: ref(ticket, { title: t('菲票', 'Ticket'), required: true }),
      maxItems: MOST,
    }),
  },
  output: {
    address: text({
      title: t('二维码网址', 'Address in the QR'),
      help: t('空 = 打开的网址', 'null = where it is opened'),
    }),
    tickets: list({
      title: t('菲票', 'Tickets'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('菲票', 'Ticket'),
        fields: {
          ticket: ref(ticket, { title: t('菲票', 'Ticket'), required: true }),
          serial: ticket.fields.serial,
          /** Path behind the address. */
          content: text({ title: t('二维码内容', 'What the QR holds'), required: true }),
          number,
          orderNumber,
          styleNumber,
          bedNumber: integer({ title: t('床号', 'Bed no.') }),
          colour,
          size,
          lot,
          plyFrom,
          plyTo,
          parts,
          quantity,
          operation: ticket.fields.operation,
          operationTitle: ticket.fields.operationTitle,
          prints: ticket.fields.prints,
          isRecut: boolean({ title: t('补裁', 'Recut'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { bed: of, bundle: one, order, tickets }) {
    const { address } = await ctx.settings(cuttingSettings);
    const rows = await ctx.sql<Row>`
      select k.id as ticket, k.serial, k.code, b.number, b.order_number as "orderNumber", b.style_number as "styleNumber",
        b.bed_number as "bedNumber", b.colour, b.size, b.lot, b.ply_from as "plyFrom", b.ply_to as "plyTo",
        nullif(b.parts, 'null') as parts, b.quantity, k.operation, k.operation_title as "operationTitle", k.prints,
        b.origin = 'recut' as "isRecut"
      from ${ticket} k join ${bundle} b on b.org_id = k.org_id and b.id = k.bundle
      where not k.is_void and k.deleted_at is null
        and (b.bed = ${of}::uuid or b.id = ${one}::uuid
          or (b."order" = ${order}::uuid and b.origin = 'opening' and b.state = 'live') or k.id = any(${tickets ?? []}::uuid[]))
      order by k.serial limit ${MOST}`;
    return {
      address,
      tickets: rows.map(({ code, ...row }) => ({ ...row, content: contentOf(code) })),
    };
  },
});

export const printable = view('cutting/printable', {
  title: t('可出票的床次', 'Beds for tickets'),
  summary: t(
    '已裁的床：扎数、还没出票的扎数，新裁的在前。',
    'Beds that are cut, with bundles that have no ticket yet, the newest first.',
  ),
  permission: CODES,
  input: {},
  output: {
    rows: list({
      title: t('床次', 'Beds'),
      required: true,
      item: object({
        title: t('床次', 'Bed'),
        fields: {
          bed: ref(bed, { title: t('床次', 'Bed'), required: true }),
          styleNumber,
          number: integer({ title: t('床号', 'Bed no.'), required: true }),
          orderNumber,
          cutOn: date({ title: t('裁剪日', 'Cut on') }),
          bundles: integer({ title: t('扎数', 'Bundles'), required: true }),
          bare: integer({ title: t('未出票', 'Without a ticket'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const rows = await ctx.sql<{
      bed: string;
      styleNumber: string;
      number: number;
      orderNumber: string;
      cutOn: string | null;
      bundles: number;
      bare: number;
    }>`
      select d.id as bed, d.style_number as "styleNumber", d.number, d.order_number as "orderNumber",
        (d.cut_at at time zone ${ctx.org.timeZone})::date::text as "cutOn", count(*)::bigint as bundles,
        count(*) filter (where not exists (select 1 from ${ticket} k where k.org_id = b.org_id and k.bundle = b.id
          and not k.is_void and k.deleted_at is null))::bigint as bare
      from ${bed} d join ${bundle} b on b.org_id = d.org_id and b.bed = d.id and b.state = 'live' and b.deleted_at is null
      where d.state = 'cut' and d.deleted_at is null
      group by d.id, d.style_number, d.number, d.order_number, d.cut_at order by d.cut_at desc nulls last limit 100`;
    return { rows };
  },
});
