import { date, integer, list, moment, object, ref, text } from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { choice } from '@selvedge/sdk/app';
import { AQLS } from '../rules/plans.ts';
import { t } from '../words.ts';
import { GRADE_WORDS, OUTCOMES } from './words.ts';

const written = (words: readonly string[]): string => words.map((one) => one.replace('.', '\\.')).join('|');
export const AQL_PATTERN = written(AQLS);

/** Pieces or defects of an answer. */
export const figure = (zh: string, en: string, unit?: string) =>
  integer({ title: t(zh, en), required: true, ...(unit === undefined ? {} : { unit }) });

/** Made on the device: what comes twice counts once. */
export const keyField = text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' });
export const noteField = text({ title: t('备注', 'Note'), maxLength: 500 });
export const dayField = date({ title: t('工作日', 'Work day'), required: true });
export const atField = moment({ title: t('时间', 'When'), required: true });
export const personField = text({ title: t('检验人', 'Who'), maxLength: 120 });
export const orderField = ref(orderRef, { title: t('订单', 'Order'), required: true });
export const orderNumberField = text({ title: t('单号', 'Order no.'), required: true, maxLength: 60 });
export const styleNumberField = text({ title: t('款号', 'Style no.'), maxLength: 60 });

/** Input of what a device did, perhaps an hour ago. */
export const deviceFields = {
  at: moment({ title: t('设备时间', 'By the device’s clock') }),
  ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
} as const;

export const sumsFields = {
  inspected: figure('检验件数', 'Inspected', '件'),
  defectives: figure('不良件数', 'Defective pieces', '件'),
  defects: figure('疵病数', 'Defects'),
} as const;

/** A class of a plan as it is kept with the lot. */
export const classFields = {
  grade: choice({ title: t('类别', 'Class'), options: GRADE_WORDS, required: true }),
  aql: text({ title: t('AQL', 'AQL'), required: true, maxLength: 8 }),
  n: figure('样本', 'Sample', '件'),
  accept: figure('接收数', 'Accept'),
  reject: figure('拒收数', 'Reject'),
} as const;

export const verdictFields = {
  ...classFields,
  found: figure('查出', 'Found'),
  verdict: choice({ title: t('判定', 'Verdict'), options: OUTCOMES, required: true }),
} as const;

export const classesField = list({
  title: t('抽样方案', 'Plan'),
  required: true,
  item: object({ title: t('类别', 'Class'), fields: classFields }),
});

export const titlesField = (zh: string, en: string) =>
  object({
    title: t(zh, en),
    required: true,
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true }),
      en: text({ title: t('英文', 'English'), required: true }),
    },
  });
