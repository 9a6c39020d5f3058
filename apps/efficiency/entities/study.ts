import { choice, date, decimal, entity, integer, list, moment, object, ref, text } from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { EXCLUSIONS, STUDY_STATES } from '../fields/words.ts';
import { t } from '../words.ts';

/** Laps of a cycle, and why it does not count. */
export const cyclesField = list({
  title: t('周期', 'Cycles'),
  required: true,
  maxItems: 500,
  item: object({
    title: t('周期', 'Cycle'),
    fields: {
      laps: list({
        title: t('分段（毫秒）', 'Laps in milliseconds'),
        required: true,
        maxItems: 30,
        item: integer({ title: t('毫秒', 'Milliseconds'), required: true, min: 1, max: 86_400_000 }),
      }),
      excluded: choice({ title: t('不算，因为', 'Does not count, because'), options: EXCLUSIONS }),
    },
  }),
});

export const elementsField = list({
  title: t('动作分段', 'Elements'),
  required: true,
  maxItems: 30,
  item: text({ title: t('动作', 'Element'), required: true, maxLength: 60 }),
});

/** What whoever times says: the rest is reckoned. */
export const studyFacts = {
  style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
  order: ref(orderRef, { title: t('订单', 'Order') }),
  operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
  name: text({ title: t('工序名称', 'Operation'), maxLength: 120 }),
  worker: ref(workerRef, { title: t('被测员工', 'Worker') }),
  elements: elementsField,
  cycles: cyclesField,
  pieces: integer({
    title: t('每周期件数', 'Pieces of a cycle'),
    required: true,
    default: 1,
    min: 1,
    max: 1000,
    unit: '件',
  }),
  rating: integer({ title: t('评比', 'Rating'), required: true, default: 100, min: 40, max: 180, unit: '%' }),
  allowance: decimal({
    title: t('宽放率', 'Allowance'),
    scale: 2,
    min: '0',
    max: '100',
    unit: '%',
    required: true,
    default: '15.00',
  }),
  note: text({ title: t('备注', 'Note'), maxLength: 500 }),
} as const;

const minutes = (zh: string, en: string) =>
  decimal({ title: t(zh, en), scale: 4, unit: '分', required: true });

/** Times of an operation, as a stopwatch took them. Nothing changes them; who was wrong drops the study and makes another. */
export const study = entity('efficiency/study', {
  title: t('测时', 'Time study'),
  plural: t('测时', 'Time studies'),
  fields: {
    key: text({ title: t('编号', 'Id'), required: true, maxLength: 40 }),
    ...studyFacts,
    counted: integer({ title: t('有效周期', 'Cycles counted'), required: true }),
    needed: integer({ title: t('需要周期（±5 %）', 'Cycles needed (±5 %)') }),
    observed: minutes('观测时间', 'Observed time'),
    basic: minutes('正常时间', 'Basic time'),
    sam: minutes('标准工时', 'SAM'),
    bulletin: decimal({ title: t('工序表工时', 'SAM of the bulletin'), scale: 4, unit: '分' }),
    state: choice({ title: t('状态', 'State'), options: STUDY_STATES, required: true, default: 'kept' }),
    adopted: integer({ title: t('采用到版本', 'Taken over into version') }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    at: moment({ title: t('时间', 'When'), required: true }),
    person: text({ title: t('测时人', 'By'), maxLength: 120 }),
  },
  unique: [['key']],
  indexes: [['style', 'operation']],
  label: '{name} {sam}',
  list: [
    'day',
    'style',
    'operation',
    'name',
    'sam',
    'bulletin',
    'counted',
    'rating',
    'allowance',
    'state',
    'person',
  ],
  sort: '-at',
  read: 'efficiency.study',
});
