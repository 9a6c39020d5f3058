import { boolean, choice, decimal, list, money, object, text, type ValueOf } from '@selvedge/sdk/app';
import { PLACES } from '../rules/bulletin-totals.ts';
import { t } from '../words.ts';

/** Who may know what an operation is paid. */
export const OPERATION_PRICES = 'orders.prices.operation';

export const operationPrice = money({
  title: t('工价', 'Piece price'),
  scale: PLACES,
  min: '0',
  readableBy: OPERATION_PRICES,
});

export const codeField = text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 });

/** Facts of an operation that may be changed when a bulletin is copied. */
export const operationFacts = {
  part: text({ title: t('部位', 'Part'), maxLength: 60 }),
  machineType: text({ title: t('设备', 'Machine type'), maxLength: 60 }),
  sam: decimal({ title: t('标准工时', 'SAM'), scale: PLACES, min: '0', unit: '分' }),
  price: operationPrice,
  skillGrade: text({ title: t('技能等级', 'Skill grade'), maxLength: 20 }),
} as const;

const operationField = object({
  title: t('工序', 'Operation'),
  fields: {
    code: codeField,
    title: text({ title: t('工序名称', 'Operation'), required: true, maxLength: 120 }),
    ...operationFacts,
    samIsEstimated: boolean({ title: t('工时为估算', 'SAM is estimated'), required: true, default: false }),
    priceStatus: choice({
      title: t('定价', 'Pricing'),
      options: { pending: t('待定价', 'Pending'), set: t('已定价', 'Set') },
      required: true,
      default: 'pending',
    }),
    after: list({
      title: t('前道工序', 'After'),
      item: codeField,
      help: t('不填表示接上一行的工序', 'Left out: after the operation in the line above'),
    }),
    isJoin: boolean({ title: t('合片（拼合）', 'Join'), required: true, default: false }),
    joins: list({
      title: t('拼合部位', 'Joined parts'),
      item: text({ title: t('部位', 'Part'), required: true, maxLength: 60 }),
    }),
    isOutput: boolean({ title: t('产出工序', 'Output operation'), required: true, default: false }),
  },
});

/** Steps of a style: how, in which order, minutes and price of each. */
export const operationsField = list({
  title: t('工序工价表', 'Operation bulletin'),
  item: operationField,
  maxItems: 300,
});

/** Minutes of operations, as somebody measured them. */
export const samsField = list({
  title: t('标准工时', 'SAM'),
  required: true,
  maxItems: 300,
  item: object({
    title: t('工序', 'Operation'),
    fields: {
      code: codeField,
      sam: decimal({ title: t('标准工时', 'SAM'), scale: PLACES, min: '0', unit: '分', required: true }),
    },
  }),
});

export type Operation = ValueOf<typeof operationField>;

/** An operation of which nothing is known but its number. */
export const blankOperation = (code: string): Operation => ({
  code,
  title: code,
  part: null,
  machineType: null,
  sam: null,
  price: null,
  skillGrade: null,
  samIsEstimated: false,
  priceStatus: 'pending',
  after: null,
  isJoin: false,
  joins: null,
  isOutput: false,
});
