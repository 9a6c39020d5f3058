import { boolean, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { personField } from '../fields/reason.ts';
import { t } from '../words.ts';
import { bundle } from './bundle.ts';

/** Who may know codes: with one in hand somebody reports work without having the bundle. */
export const CODES = 'cutting.tickets';

/** A printed ticket of a bundle, or a coupon of one of its operations. A void one stays: its code is never used again. */
export const ticket = entity('cutting/ticket', {
  title: t('菲票', 'Ticket'),
  plural: t('菲票', 'Tickets'),
  fields: {
    serial: integer({ title: t('票号', 'Ticket no.'), required: true, min: 1 }),
    bundle: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
    bundleNumber: text({ title: t('扎号', 'Bundle no.'), required: true, maxLength: 40 }),
    code: text({ title: t('票码', 'Code'), required: true, maxLength: 40, readableBy: CODES }),
    operation: text({ title: t('工序号', 'Operation no.'), maxLength: 20 }),
    operationTitle: text({ title: t('工序', 'Operation'), maxLength: 120 }),
    prints: integer({ title: t('打印次数', 'Times printed'), required: true, default: 1, min: 0 }),
    lastPrint: moment({ title: t('最近打印', 'Last printed at') }),
    replaces: integer({ title: t('替换票号', 'In place of ticket no.') }),
    isVoid: boolean({ title: t('作废', 'Void'), required: true, default: false }),
    reason: text({ title: t('补打、作废原因', 'Why it was printed again or is void'), maxLength: 500 }),
    person: personField,
  },
  unique: [['serial'], ['code']],
  indexes: [['bundle']],
  label: '{serial}',
  list: ['serial', 'bundleNumber', 'operation', 'operationTitle', 'prints', 'isVoid', 'person'],
  search: ['bundleNumber', 'operationTitle'],
  sort: '-serial',
  read: 'cutting.read',
});
