import { choice, date, entityRef, inquiry, integer, list, money, object, ref, text } from '@selvedge/sdk/app';
import { WORK_KINDS } from './fields/states.ts';
import { PRICE_PLACES } from './rules/statement.ts';
import { t } from './words.ts';

const consignment = ref(entityRef('outside/consignment'), {
  title: t('发外单', 'Consignment'),
  required: true,
});
const order = ref(entityRef('orders/order'), { title: t('订单', 'Order'), required: true });
const number = text({ title: t('单号', 'No.'), required: true });
const partnerName = text({ title: t('外发单位', 'Partner'), required: true });
const orderNumber = text({ title: t('订单号', 'Order no.'), required: true });
const work = choice({ title: t('做什么', 'Work'), options: WORK_KINDS, required: true });
const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

/** What is paid to partners for what came back good, for the app of the owner alone: by consignment and day. */
export const costsForOwner = inquiry('owner/outside-costs/v1', {
  title: t('外发加工费', 'What is paid to partners'),
  permission: 'owner.money',
  payload: {
    orders: list({ title: t('订单', 'Orders'), item: order, maxItems: 5000 }),
    from: date({ title: t('从', 'From') }),
    to: date({ title: t('到', 'To') }),
  },
  answer: {
    rows: list({
      title: t('收回', 'Back'),
      required: true,
      maxItems: 50_000,
      item: object({
        title: t('收回', 'Back'),
        fields: {
          consignment,
          number,
          partnerName,
          order,
          orderNumber,
          work,
          day: date({ title: t('日期', 'Day'), required: true }),
          good: pieces('合格', 'Good'),
          price: money({ title: t('单价', 'Price'), scale: PRICE_PLACES }),
          amount: money({ title: t('金额', 'Amount'), scale: PRICE_PLACES }),
        },
      }),
    }),
  },
});

/** What is owed past its day, for the owner's page; no amounts. */
export const lateForOwner = inquiry('owner/outside-late/v1', {
  title: t('外发逾期', 'Late outside'),
  permission: 'owner.read',
  payload: {},
  answer: {
    rows: list({
      title: t('发外单', 'Consignments'),
      required: true,
      maxItems: 1000,
      item: object({
        title: t('发外单', 'Consignment'),
        fields: {
          consignment,
          number,
          partnerName,
          order,
          orderNumber,
          work,
          due: date({ title: t('回货日期', 'Due back'), required: true }),
          late: integer({ title: t('晚几天', 'Days late'), required: true }),
          owed: pieces('未回', 'Owed'),
        },
      }),
    }),
  },
});
