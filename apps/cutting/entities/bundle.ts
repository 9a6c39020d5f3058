import { choice, entity, entityRef, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef, styleVersionRef } from '@selvedge/contracts/orders';
import { colourField, sizeField } from '../fields/matrix.ts';
import { fabricField, lotField, partsField } from '../fields/parts.ts';
import { BUNDLE_ORIGINS, bundleState } from '../fields/states.ts';
import { t } from '../words.ts';
import { bed } from './bed.ts';
import { recut } from './recut.ts';

/** A tied stack of cut parts: its quantity is the truth of what was cut. A void one stays, its number is never used again. */
export const bundle = entity('cutting/bundle', {
  title: t('扎', 'Bundle'),
  plural: t('扎', 'Bundles'),
  fields: {
    number: text({ title: t('扎号', 'Bundle no.'), required: true, maxLength: 40 }),
    serial: integer({ title: t('流水号', 'Serial no.'), required: true, min: 1 }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version') }),
    bed: ref(bed, { title: t('床次', 'Bed') }),
    bedNumber: integer({ title: t('床号', 'Bed no.') }),
    recut: ref(recut, { title: t('补裁单', 'Recut request') }),
    origin: choice({ title: t('来源', 'From'), options: BUNDLE_ORIGINS, required: true, default: 'bed' }),
    fabric: fabricField,
    colour: colourField,
    size: sizeField,
    copy: integer({ title: t('唛架内第几件', 'Garment in the marker'), required: true, default: 1 }),
    lot: lotField,
    plyFrom: integer({ title: t('层从', 'Plies from') }),
    plyTo: integer({ title: t('层到', 'Plies to') }),
    parts: partsField,
    dividedFrom: ref(entityRef('cutting/bundle'), { title: t('分自', 'Divided from') }),
    mergedInto: ref(entityRef('cutting/bundle'), { title: t('并入', 'Merged into') }),
    cutQuantity: integer({ title: t('裁出件数', 'Pieces cut'), required: true, min: 0, unit: '件' }),
    quantity: integer({ title: t('件数', 'Pieces'), required: true, min: 0, max: 100_000, unit: '件' }),
    state: { ...bundleState, default: 'live' },
    reason: text({ title: t('变更、作废原因', 'Why it was changed or is void'), maxLength: 500 }),
  },
  unique: [['number'], ['serial']],
  indexes: [['order', 'colour', 'size'], ['bed']],
  label: '{number}',
  list: [
    'number',
    'orderNumber',
    'styleNumber',
    'bedNumber',
    'colour',
    'size',
    'lot',
    'plyFrom',
    'plyTo',
    'parts',
    'quantity',
    'state',
  ],
  search: ['number', 'orderNumber', 'styleNumber', 'colour', 'lot'],
  sort: '-serial',
  read: 'cutting.read',
});
