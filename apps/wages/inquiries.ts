import {
  boolean,
  choice,
  date,
  entityRef,
  inquiry,
  integer,
  list,
  money,
  object,
  ref,
  text,
} from '@selvedge/sdk/app';
import { LINE_WORDS } from './fields/words.ts';
import { t } from './words.ts';

const order = ref(entityRef('orders/order'), { title: t('订单', 'Order'), required: true });
const PLACES = 4;
const amount = money({ title: t('金额', 'Amount'), scale: PLACES, required: true });
const pieces = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });
const pending = integer({ title: t('还没定价的件数', 'Pieces without a price'), required: true, unit: '件' });
const sewn = {
  order,
  orderNumber: text({ title: t('单号', 'Order no.') }),
  operation: text({ title: t('工序号', 'Operation no.'), required: true }),
  title: text({ title: t('工序', 'Operation') }),
  pieces,
  amount,
  pending,
} as const;

const toCome = amount;

/**
 * Piece wages of orders, for the app of the owner alone: pieces at the price in force on their day; nobody’s name, and nothing that
 * is not paid by the piece. `toCome`: the ordered pieces that are not sewn yet, at today’s price. `rows` are empty unless
 * `byOperation` asks for them.
 */
export const labourForOwner = inquiry('owner/labour/v1', {
  title: t('订单计件工资', 'Piece wages of orders'),
  permission: 'owner.money',
  payload: {
    orders: list({ title: t('订单', 'Orders'), required: true, item: order, maxItems: 5000 }),
    byOperation: boolean({ title: t('分工序', 'By operation') }),
  },
  answer: {
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      maxItems: 5000,
      item: object({ title: t('订单', 'Order'), fields: { order, pending, amount, toCome } }),
    }),
    rows: list({
      title: t('工序', 'Operations'),
      required: true,
      maxItems: 200_000,
      item: object({ title: t('工序', 'Operation'), fields: { ...sewn, toCome } }),
    }),
  },
});

/**
 * What days cost in wages, for the app of the owner alone, by kind and by operation; nobody’s name. What is settled at the end of a
 * month (make-up, full attendance, heat, advances, charges) is in no day.
 */
export const labourDaysForOwner = inquiry('owner/labour-days/v1', {
  title: t('每天工资成本', 'Wages of days'),
  permission: 'owner.money',
  payload: {
    days: list({
      title: t('日期', 'Days'),
      required: true,
      maxItems: 31,
      item: date({ title: t('日期', 'Day'), required: true }),
    }),
  },
  answer: {
    days: list({
      title: t('每天', 'Days'),
      required: true,
      item: object({
        title: t('一天', 'Day'),
        fields: {
          day: date({ title: t('日期', 'Day'), required: true }),
          amount,
          pieces,
          pending,
          kinds: list({
            title: t('项目', 'Kinds'),
            required: true,
            item: object({
              title: t('项目', 'Kind'),
              fields: {
                kind: choice({ title: t('项目', 'Kind'), options: LINE_WORDS, required: true }),
                amount,
              },
            }),
          }),
          rows: list({
            title: t('计件', 'Pieces'),
            required: true,
            maxItems: 20_000,
            item: object({ title: t('工序', 'Operation'), fields: sewn }),
          }),
        },
      }),
    }),
  },
});

/** Questions about pay that nobody answered, for the owner’s page; no amounts, no names. */
export const questionsForOwner = inquiry('owner/pay-questions/v1', {
  title: t('工资疑问', 'Pay disputed'),
  permission: 'owner.read',
  payload: {},
  answer: {
    open: integer({ title: t('待答复', 'Open'), required: true }),
    since: date({ title: t('最早', 'The oldest is of') }),
  },
});
