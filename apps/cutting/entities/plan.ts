import { boolean, choice, entity, integer, moment, object, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { linesField, markersField, sheetField } from '../fields/matrix.ts';
import { fabricField, partSetsField } from '../fields/parts.ts';
import { noteField, personField } from '../fields/reason.ts';
import { planState } from '../fields/states.ts';
import { t } from '../words.ts';

/** How pieces of an order are to be cut: ratio × plies of each bed. Confirmed, it makes beds and never changes again. */
export const plan = entity('cutting/plan', {
  title: t('裁剪计划', 'Cut plan'),
  plural: t('裁剪计划', 'Cut plans'),
  fields: {
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    fabric: fabricField,
    state: { ...planState, default: 'draft' },
    made: choice({
      title: t('来源', 'Made'),
      options: { hand: t('手工', 'By hand'), optimiser: t('自动排床', 'By the optimiser') },
      required: true,
    }),
    wanted: { ...linesField, title: t('应裁', 'To be cut') },
    markers: markersField,
    sheet: sheetField,
    partSets: partSetsField,
    pieces: integer({ title: t('计划件数', 'Pieces planned'), required: true, unit: '件' }),
    over: integer({ title: t('多裁', 'Too many'), required: true, unit: '件' }),
    short: integer({ title: t('少裁', 'Too few'), required: true, unit: '件' }),
    beds: integer({ title: t('床数', 'Beds'), required: true, unit: '床' }),
    bound: object({
      title: t('床数下限', 'Least beds'),
      fields: {
        beds: integer({ title: t('至少床数', 'At least'), required: true, unit: '床' }),
        isBest: boolean({ title: t('已是最少', 'Proven to be fewest'), required: true }),
      },
    }),
    confirmedAt: moment({ title: t('确认时间', 'Confirmed at') }),
    confirmedBy: text({ title: t('确认人', 'Confirmed by'), maxLength: 120 }),
    reason: text({ title: t('取消原因', 'Why it was cancelled'), maxLength: 500 }),
    note: noteField,
    person: personField,
  },
  indexes: [['order']],
  label: '{orderNumber} {fabric}',
  list: ['orderNumber', 'styleNumber', 'fabric', 'state', 'made', 'beds', 'pieces', 'over', 'short'],
  search: ['orderNumber', 'styleNumber', 'fabric'],
  read: 'cutting.read',
});
