import { entity, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { colourField } from '../fields/matrix.ts';
import { personField } from '../fields/reason.ts';
import { t } from '../words.ts';

const lot = (zh: string, en: string) => text({ title: t(zh, en), required: true, maxLength: 60 });

/** Dye lots of two fabrics that go together: the body and its rib collar. */
export const lotPair = entity('cutting/lotPair', {
  title: t('缸号配对', 'Pair of dye lots'),
  plural: t('缸号配对', 'Pairs of dye lots'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    colour: colourField,
    lotA: lot('大身缸号', 'Dye lot'),
    lotB: lot('配料缸号', 'Dye lot of the other fabric'),
    person: personField,
  },
  unique: [['order', 'colour', 'lotA', 'lotB']],
  label: '{colour} {lotA} + {lotB}',
  list: ['order', 'colour', 'lotA', 'lotB', 'person'],
  read: 'cutting.read',
  write: 'cutting.cut',
});
