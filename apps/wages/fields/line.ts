import { boolean, choice, date, integer, list, money, object, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { t } from '../words.ts';
import { LINE_WORDS, PER_WORDS } from './words.ts';

export const LINE_PLACES = 4;

/** A line of a payslip as people read it. */
export const lineFields = {
  kind: choice({ title: t('项目', 'Kind'), options: LINE_WORDS, required: true }),
  order: ref(orderRef, { title: t('订单', 'Order') }),
  orderNumber: text({ title: t('单号', 'Order no.') }),
  operation: text({ title: t('工序号', 'Operation no.') }),
  name: text({ title: t('名称', 'Name') }),
  day: date({ title: t('日期', 'Day') }),
  quantity: integer({ title: t('件数', 'Pieces'), unit: '件' }),
  price: money({ title: t('工价', 'Price'), scale: 4 }),
  per: choice({ title: t('单位', 'For'), options: PER_WORDS }),
  amount: money({ title: t('金额', 'Amount'), scale: LINE_PLACES, required: true }),
  formula: object({
    title: t('怎么算的', 'How it is reckoned'),
    required: true,
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true }),
      en: text({ title: t('英文', 'English'), required: true }),
    },
  }),
  reason: text({ title: t('事由', 'Why') }),
  isLate: boolean({ title: t('补上月', 'Last month'), required: true }),
} as const;

export const linesField = list({
  title: t('明细', 'Lines'),
  required: true,
  maxItems: 5000,
  item: object({ title: t('一项', 'Line'), fields: lineFields }),
});

export const totalFields = {
  pieces: integer({ title: t('件数', 'Pieces'), required: true, unit: '件' }),
  piecePay: money({ title: t('计件工资', 'Pay by the piece'), required: true }),
  overtimePay: money({ title: t('加班加价', 'Overtime'), required: true }),
  otherPay: money({ title: t('其他应发', 'Other pay'), required: true }),
  gross: money({ title: t('应发', 'Gross'), required: true }),
  deductions: money({ title: t('扣款', 'Deductions'), required: true }),
  net: money({ title: t('实发', 'Net'), required: true }),
} as const;
