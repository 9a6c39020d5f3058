import { choice, date, entity, moment, money, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { PER_WORDS, PRICE_STATES, SCOPE_WORDS } from '../fields/words.ts';
import { t } from '../words.ts';

export const PRICE_PLACES = 4;

/** Prices that were set together: seen beforehand, put in force, or withdrawn. */
export const priceList = entity('wages/priceList', {
  title: t('调价单', 'Price list'),
  plural: t('调价单', 'Price lists'),
  fields: {
    name: text({ title: t('名称', 'Name'), required: true, maxLength: 120 }),
    since: date({
      title: t('生效日期', 'From'),
      help: t('不填 = 从第一件算起', 'None = from the first piece'),
    }),
    reason: text({ title: t('原因', 'Why') }),
    state: choice({ title: t('状态', 'State'), options: PRICE_STATES, required: true, default: 'draft' }),
    inForceAt: moment({ title: t('生效操作时间', 'Put in force at') }),
    person: text({ title: t('经办人', 'By') }),
  },
  indexes: [['state']],
  label: '{name}',
  read: 'wages.prices',
});

export const priceFields = {
  scope: choice({ title: t('范围', 'Holds for'), options: SCOPE_WORDS, required: true }),
  order: ref(orderRef, { title: t('订单', 'Order') }),
  style: ref(styleRef, { title: t('款式', 'Style') }),
  operation: text({
    title: t('工序', 'Operation'),
    required: true,
    maxLength: 120,
    help: t('工序号；通用工价填工序名称', 'Its number; in the general list its name'),
  }),
  size: text({ title: t('尺码', 'Size'), maxLength: 20 }),
  colour: text({ title: t('颜色', 'Colour'), maxLength: 80 }),
  price: money({ title: t('工价', 'Price'), scale: PRICE_PLACES, min: '0', required: true }),
  per: choice({ title: t('单位', 'For'), options: PER_WORDS, required: true, default: 'piece' }),
} as const;

/** What an operation is paid. It counts when it is in force; it is never edited, a later one takes its place. */
export const price = entity('wages/price', {
  title: t('工价', 'Price'),
  plural: t('工价', 'Prices'),
  fields: {
    list: ref(priceList, { title: t('调价单', 'Price list') }),
    ...priceFields,
    since: date({ title: t('生效日期', 'From') }),
    until: date({ title: t('截止日期', 'To') }),
    inForceAt: moment({ title: t('生效操作时间', 'Put in force at') }),
    reason: text({ title: t('原因', 'Why') }),
  },
  indexes: [['operation'], ['order'], ['list'], ['inForceAt']],
  label: '{operation} {price}',
  list: ['scope', 'order', 'style', 'operation', 'size', 'colour', 'price', 'per', 'since', 'inForceAt'],
  search: ['operation'],
  read: 'wages.prices',
});
