import { choice, date, entity, integer, list, money, moment, object, ref, text } from '@selvedge/sdk/app';
import { noteField, PRICES, priceField } from '../fields/goods.ts';
import { STATEMENT_STATES, workKind } from '../fields/states.ts';
import { t } from '../words.ts';
import { consignment } from './consignment.ts';
import { movement } from './movement.ts';
import { partner } from './partner.ts';

export const deductionsField = list({
  title: t('扣款', 'Deductions'),
  readableBy: PRICES,
  maxItems: 50,
  item: object({
    title: t('一笔', 'Deduction'),
    fields: {
      reason: text({ title: t('原因', 'Why'), required: true, maxLength: 200 }),
      amount: money({ title: t('金额', 'Amount'), required: true, min: '0' }),
    },
  }),
});

/** What a partner is paid for a period. Agreed by both it is locked; what comes later stands in the next one. */
export const statement = entity('outside/statement', {
  title: t('对账单', 'Statement'),
  plural: t('对账单', 'Statements'),
  fields: {
    number: text({ title: t('单号', 'No.'), required: true, maxLength: 40 }),
    serial: integer({ title: t('流水号', 'Serial no.'), required: true, min: 1 }),
    partner: ref(partner, { title: t('外发单位', 'Partner'), required: true }),
    partnerName: text({ title: t('单位名称', 'Name of the partner'), required: true, maxLength: 120 }),
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    state: choice({
      title: t('状态', 'State'),
      options: STATEMENT_STATES,
      required: true,
      default: 'draft',
    }),
    deductions: deductionsField,
    amount: money({ title: t('加工费', 'Amount'), readableBy: PRICES }),
    total: money({ title: t('应付', 'To be paid'), readableBy: PRICES }),
    agreedBy: text({ title: t('我方确认人', 'Agreed by'), maxLength: 120 }),
    agreedAt: moment({ title: t('我方确认时间', 'Agreed at') }),
    partnerAgreedBy: text({ title: t('对方确认人', 'Agreed for the partner by'), maxLength: 120 }),
    partnerAgreedAt: moment({ title: t('对方确认时间', 'Partner agreed at') }),
    note: noteField,
  },
  unique: [['number'], ['serial']],
  indexes: [['partner', 'to']],
  label: '{number}',
  list: ['number', 'partnerName', 'from', 'to', 'state', 'amount', 'total'],
  search: ['number', 'partnerName'],
  sort: '-serial',
  read: 'outside.settle',
});

/** One consignment in a statement, as it stood when the statement was made. */
export const statementLine = entity('outside/statementLine', {
  title: t('对账明细', 'Line of a statement'),
  plural: t('对账明细', 'Lines of statements'),
  fields: {
    statement: ref(statement, { title: t('对账单', 'Statement'), required: true }),
    consignment: ref(consignment, { title: t('发外单', 'Consignment'), required: true }),
    number: text({ title: t('发外单号', 'Consignment no.'), required: true, maxLength: 40 }),
    orderNumber: text({ title: t('订单号', 'Order no.'), required: true, maxLength: 60 }),
    styleNumber: text({ title: t('款号', 'Style no.'), required: true, maxLength: 60 }),
    work: workKind,
    sent: integer({ title: t('发出', 'Sent'), required: true, unit: '件' }),
    good: integer({ title: t('合格', 'Good'), required: true, unit: '件' }),
    bad: integer({ title: t('不合格', 'Bad'), required: true, unit: '件' }),
    short: integer({ title: t('短少', 'Short'), required: true, unit: '件' }),
    price: priceField,
    amount: money({ title: t('金额', 'Amount'), readableBy: PRICES }),
  },
  indexes: [['statement']],
  label: '{number}',
  list: ['number', 'orderNumber', 'styleNumber', 'work', 'sent', 'good', 'bad', 'short', 'price', 'amount'],
  read: 'outside.settle',
});

/** A movement stands in one statement, never in two. */
export const statementItem = entity('outside/statementItem', {
  title: t('对账所含记录', 'Movement in a statement'),
  fields: {
    statement: ref(statement, { title: t('对账单', 'Statement'), required: true }),
    movement: ref(movement, { title: t('收发记录', 'Movement'), required: true }),
  },
  unique: [['movement']],
  indexes: [['statement']],
  label: '{movement}',
  read: 'outside.settle',
});
