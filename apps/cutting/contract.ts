import {
  boolean,
  choice,
  entityRef,
  event,
  hook,
  integer,
  list,
  object,
  ref,
  relationRef,
  text,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { colourField, sizeField } from './fields/matrix.ts';
import { lotField } from './fields/parts.ts';
import { t } from './words.ts';

/** What other apps may know of cutting. Codes of tickets are in the relation only, for apps that read what was scanned. */
export const bedRef = entityRef('cutting/bed');
export const bundleRef = entityRef('cutting/bundle');
export const ticketRef = entityRef('cutting/ticket');
export const recutRef = entityRef('cutting/recut');

/** What a QR or a gun gives, as a ticket's code or a bundle's number; the form in which `cutting/ticket/v1` keeps codes. */
export { readTicket } from './rules/ticket-code.ts';
/** What somebody typed, as a bundle's number is kept: `231` is `0231`. */
export { typedNumber } from './rules/numbering.ts';
/** Why two bundles are not joined (garment.md, truth 4); null = they are. */
export { type Apart, apart, type Cut, type LotPair } from './rules/joining.ts';

const order = ref(orderRef, { title: t('订单', 'Order'), required: true });
const bed = ref(bedRef, { title: t('床次', 'Bed') });
const number = text({ title: t('扎号', 'Bundle no.'), required: true });
const quantity = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });
const reason = text({ title: t('原因', 'Why') });

/** Subject: the order. A bed was cut, a recut was made, or an opening count was tied: these bundles exist from now on. */
export const bundleCut = event('cutting/bundle.cut/v1', {
  title: t('裁出扎', 'Bundles cut'),
  payload: {
    order,
    bed,
    bundles: list({
      title: t('扎', 'Bundles'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
          number,
          colour: colourField,
          size: sizeField,
          lot: lotField,
          quantity,
        },
      }),
    }),
    quantity,
  },
});

/** Subject: the order. `isFirst`: no ticket of the order was printed before; sewing may begin. */
export const ticketsPrinted = event('cutting/tickets.printed/v1', {
  title: t('菲票打印', 'Tickets printed'),
  payload: {
    order,
    tickets: integer({ title: t('张数', 'Tickets'), required: true }),
    isFirst: boolean({ title: t('首次', 'First of the order'), required: true }),
  },
});

/** Subject: the bundle. The ticket opens nothing any more; the bundle may have others. */
export const ticketVoided = event('cutting/ticket.voided/v1', {
  title: t('菲票作废', 'Ticket voided'),
  payload: {
    ticket: ref(ticketRef, { title: t('菲票', 'Ticket'), required: true }),
    serial: integer({ title: t('票号', 'Ticket no.'), required: true }),
    reason,
  },
});

/** Subject: the bundle. It was counted again, pieces of it went to another bundle or came from one, or it is void (`after` is 0). */
export const bundleChanged = event('cutting/bundle.changed/v1', {
  title: t('扎变更', 'Bundle changed'),
  payload: {
    order,
    number,
    what: choice({
      title: t('变更', 'What'),
      options: {
        recounted: t('改件数', 'Counted again'),
        voided: t('作废', 'Void'),
        divided: t('分扎', 'Divided'),
        merged: t('并扎', 'Merged'),
      },
      required: true,
    }),
    before: { ...quantity, title: t('原件数', 'Before') },
    after: { ...quantity, title: t('新件数', 'After') },
    reason,
  },
});

const payload = {
  bundle: ref(bundleRef, { title: t('扎', 'Bundle'), required: true }),
  number,
} as const;

/** Asked before a bundle is void. Throw when pieces of it were reported. */
export const voidingBundle = hook('cutting/bundle.void/v1', {
  title: t('扎作废之前', 'Before a bundle is void'),
  payload,
  answer: {},
});

/** Asked before a bundle is counted again. Throw when more pieces of it were reported than it would have. */
export const recountingBundle = hook('cutting/bundle.recount/v1', {
  title: t('扎改件数之前', 'Before a bundle is counted again'),
  payload: { ...payload, quantity },
  answer: {},
});

/** Which pieces go to the other bundle. */
export const whichPieces = choice({
  title: t('分哪些', 'Which pieces'),
  options: { done: t('做得最多的', 'Those furthest along'), undone: t('还没做的', 'Those not begun') },
  required: true,
  default: 'done',
});

/** Asked before pieces of a bundle become one of their own. Throw when so many are not there. */
export const dividingBundle = hook('cutting/bundle.divide/v1', {
  title: t('分扎之前', 'Before a bundle is divided'),
  payload: {
    ...payload,
    daughter: ref(bundleRef, { title: t('新扎', 'New bundle'), required: true }),
    quantity,
    which: whichPieces,
    reason,
  },
  answer: {},
});

/** Asked before a bundle goes into another: how many of its pieces still can. Throw when they cannot. */
export const mergingBundles = hook('cutting/bundle.merge/v1', {
  title: t('并扎之前', 'Before bundles are merged'),
  payload: {
    ...payload,
    into: ref(bundleRef, { title: t('并入', 'Into'), required: true }),
    reason,
  },
  answer: { quantity },
});

/** Every bundle, void ones included, one row each. Its quantity is the truth of what was cut (garment.md, truth 5). */
export const bundles = relationRef('cutting/bundle/v1', {
  id: t('扎', 'bundle'),
  number: t('扎号', 'number, as it is printed: 0231'),
  order: t('订单', 'order'),
  style: t('款式', 'style'),
  style_version: t('款式版本', 'style version; null = not said'),
  colour: t('颜色', 'colour'),
  size: t('尺码', 'size'),
  lot: t('缸号', 'dye lot; null = not known'),
  fabric: t('面料', 'kind of fabric, the same text for the same fabric; null = the main one'),
  bed: t('床次', 'bed; null = cut outside one'),
  bed_number: t('床号', 'number of the bed within the style'),
  ply_from: t('层从', 'lowest ply; null = outside a bed'),
  ply_to: t('层到', 'highest ply'),
  parts: t('部位', 'jsonb: ["…"] parts in it; null = all parts of the garment'),
  quantity: t('件数', 'pieces'),
  cut_quantity: t('裁出件数', 'pieces as they were cut, before they were counted again'),
  state: t('状态', 'live or void'),
  origin: t('来源', 'bed, recut or opening'),
  is_recut: t('补裁', 'recut'),
  divided_from: t('分自', 'bundle that it was divided from; null = none'),
  cut_at: t('裁剪时间', 'when it came into being'),
});

/** Every ticket, void ones included, one row each. */
export const tickets = relationRef('cutting/ticket/v1', {
  id: t('菲票', 'ticket'),
  serial: t('票号', 'number of the ticket'),
  code: t('票码', 'code, as readTicket gives it'),
  bundle: t('扎', 'bundle'),
  operation: t('工序号', 'operation of a coupon; null = the whole bundle'),
  is_void: t('作废', 'void'),
});

/** Dye lots of two fabrics that go together. */
export const lotPairs = relationRef('cutting/lot-pair/v1', {
  order: t('订单', 'order'),
  colour: t('颜色', 'colour'),
  lot_a: t('缸号', 'dye lot of one fabric'),
  lot_b: t('配对缸号', 'dye lot of the other fabric'),
});
