import { choice, entity, integer, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { colourField, sizeField } from '../fields/matrix.ts';
import { fabricField, lotField, partsField } from '../fields/parts.ts';
import { noteField, personField } from '../fields/reason.ts';
import { RECUT_FAULTS, recutState } from '../fields/states.ts';
import { t } from '../words.ts';

/** Somebody asks for parts or garments to be cut again. */
export const recut = entity('cutting/recut', {
  title: t('补裁单', 'Recut request'),
  plural: t('补裁单', 'Recut requests'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 }),
    colour: colourField,
    size: sizeField,
    parts: partsField,
    fabric: fabricField,
    lot: lotField,
    quantity: integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' }),
    fault: choice({ title: t('原因', 'Because of'), options: RECUT_FAULTS, required: true }),
    fromBundle: text({ title: t('原扎号', 'Of the bundle'), maxLength: 40 }),
    state: { ...recutState, default: 'asked' },
    bundleNumber: text({ title: t('补裁扎号', 'Recut as bundle'), maxLength: 40 }),
    answer: text({ title: t('处理说明', 'What was answered'), maxLength: 500 }),
    note: noteField,
    person: personField,
  },
  indexes: [['order'], ['state']],
  label: '{orderNumber} {colour} {size}',
  list: ['orderNumber', 'colour', 'size', 'parts', 'quantity', 'fault', 'state', 'person'],
  search: ['orderNumber', 'fromBundle', 'note'],
  read: 'cutting.read',
});
