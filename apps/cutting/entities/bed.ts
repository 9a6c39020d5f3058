import { date, decimal, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef, styleVersionRef } from '@selvedge/contracts/orders';
import { pliesField, ratioField, sheetField } from '../fields/matrix.ts';
import { fabricField, partSetsField } from '../fields/parts.ts';
import { noteField } from '../fields/reason.ts';
import { bedState } from '../fields/states.ts';
import { t } from '../words.ts';
import { plan } from './plan.ts';

/** One lay on the table: a marker, spread and cut once. Its number is the style's own and is never used again. */
export const bed = entity('cutting/bed', {
  title: t('床次', 'Bed'),
  plural: t('床次', 'Beds'),
  fields: {
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    number: integer({ title: t('床号', 'Bed no.'), required: true, min: 1 }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
    orderNumber: text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 }),
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version') }),
    plan: ref(plan, { title: t('裁剪计划', 'Cut plan') }),
    fabric: fabricField,
    state: { ...bedState, default: 'planned' },
    ratio: ratioField,
    plies: pliesField,
    sheet: sheetField,
    partSets: partSetsField,
    markerLength: decimal({ title: t('唛架长', 'Marker length'), scale: 3, min: '0', unit: 'm' }),
    plannedFor: date({ title: t('计划裁剪日', 'To be cut on') }),
    pieces: integer({ title: t('计划件数', 'Pieces planned'), required: true, unit: '件' }),
    cutAt: moment({ title: t('开裁时间', 'Cut at') }),
    cutBy: text({ title: t('裁剪人', 'Cut by'), maxLength: 120 }),
    reason: text({ title: t('取消原因', 'Why it was cancelled'), maxLength: 500 }),
    note: noteField,
  },
  unique: [['style', 'number']],
  indexes: [['order'], ['state']],
  label: '{styleNumber}-{number}',
  list: ['styleNumber', 'number', 'orderNumber', 'sheet', 'fabric', 'state', 'pieces', 'plannedFor', 'cutAt'],
  search: ['styleNumber', 'orderNumber', 'fabric'],
  read: 'cutting.read',
});
