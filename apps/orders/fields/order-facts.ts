import { date, decimal, money, ref, text } from '@selvedge/sdk/app';
import { customer } from '../entities/customer.ts';
import { styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { PERCENT_PLACES } from '../rules/tolerance.ts';
import { t } from '../words.ts';

/** Who may know what a customer pays. */
export const PRICES = 'orders.prices';

const percent = { scale: PERCENT_PLACES, min: '0', max: '100', unit: '%' } as const;

export const numberField = text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 });

/** Facts of an order that say nothing of how many pieces are made of what. */
export const termsFields = {
  customerNumber: text({ title: t('客户单号', 'Customer’s order no.'), maxLength: 80 }),
  orderDate: date({ title: t('下单日期', 'Order date') }),
  due: date({ title: t('交期', 'Due') }),
  fee: money({ title: t('加工费（每件）', 'Fee per piece'), min: '0', readableBy: PRICES }),
  currencyNote: text({ title: t('币种及结算说明', 'Currency note'), maxLength: 120, readableBy: PRICES }),
  toleranceOver: decimal({ title: t('溢装', 'Tolerance over'), ...percent }),
  toleranceShort: decimal({ title: t('短装', 'Tolerance short'), ...percent }),
  shippingMarks: text({ title: t('唛头', 'Shipping marks'), multiline: true, maxLength: 5000 }),
  notes: text({ title: t('备注', 'Notes'), multiline: true, maxLength: 5000 }),
} as const;

/** What is made, for whom. */
export const subjectFields = {
  customer: ref(customer, { title: t('客户', 'Customer') }),
  style: ref(style, { title: t('款式', 'Style') }),
  styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version') }),
} as const;
