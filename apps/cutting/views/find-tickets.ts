import { boolean, integer, list, object, ref, view } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bed } from '../entities/bed.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
import { typedNumber } from '../rules/numbering.ts';
import { t } from '../words.ts';

const { number, orderNumber, colour, size, lot, parts, quantity } = bundle.fields;

interface TicketRow {
  readonly ticket: string;
  readonly serial: number;
  readonly bundle: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly bedNumber: number | null;
  readonly colour: string;
  readonly size: string;
  readonly lot: string | null;
  readonly parts: readonly string[] | null;
  readonly quantity: number;
  readonly operation: string | null;
  readonly operationTitle: string | null;
  readonly prints: number;
  readonly isVoid: boolean;
  readonly reason: string | null;
}

export const findTickets = view('cutting/findTickets', {
  title: t('找菲票', 'Find a ticket'),
  summary: t(
    '菲票丢了、看不清：按订单、颜色、尺码、床次或扎号找到它，再补打。',
    'Lost or unreadable: find it by order, colour, size, bed or bundle, and print it again.',
  ),
  permission: 'cutting.read',
  input: {
    order: ref(orderRef, { title: t('订单', 'Order') }),
    bed: ref(bed, { title: t('床次', 'Bed') }),
    colour: { ...colour, required: false },
    size: { ...size, required: false },
    number: { ...number, required: false },
    lot,
    withVoid: boolean({ title: t('含作废', 'Void ones too'), required: true, default: false }),
  },
  output: {
    rows: list({
      title: t('菲票', 'Tickets'),
      required: true,
      item: object({
        title: t('菲票', 'Ticket'),
        fields: {
          ticket: ref(ticket, { title: t('菲票', 'Ticket'), required: true }),
          serial: ticket.fields.serial,
          bundle: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
          number,
          orderNumber,
          styleNumber: bundle.fields.styleNumber,
          bedNumber: integer({ title: t('床号', 'Bed no.') }),
          colour,
          size,
          lot,
          parts,
          quantity,
          operation: ticket.fields.operation,
          operationTitle: ticket.fields.operationTitle,
          prints: ticket.fields.prints,
          isVoid: ticket.fields.isVoid,
          reason: ticket.fields.reason,
        },
      }),
    }),
    more: boolean({ title: t('还有更多', 'There are more'), required: true }),
  },
  async handle(ctx, { order, bed: of, colour: dyed, size: one, number: written, lot: vat, withVoid }) {
    const limit = 200;
    const wished = written === null ? null : typedNumber(written);
    const rows = await ctx.sql<TicketRow>`
      select k.id as ticket, k.serial, b.id as bundle, b.number, b.order_number as "orderNumber",
        b.style_number as "styleNumber", b.bed_number as "bedNumber", b.colour, b.size, b.lot,
        nullif(b.parts, 'null') as parts, b.quantity, k.operation, k.operation_title as "operationTitle", k.prints,
        k.is_void as "isVoid", k.reason
      from ${ticket} k join ${bundle} b on b.org_id = k.org_id and b.id = k.bundle
      where k.deleted_at is null and (${withVoid} or not k.is_void)
        and (${order}::uuid is null or b."order" = ${order}::uuid)
        and (${of}::uuid is null or b.bed = ${of}::uuid)
        and (${dyed}::text is null or b.colour = ${dyed}) and (${one}::text is null or b.size = ${one})
        and (${vat}::text is null or b.lot = ${vat}) and (${wished}::text is null or b.number = ${wished})
      order by k.serial desc limit ${limit + 1}`;
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  },
});
