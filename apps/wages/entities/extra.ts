import { choice, date, entity, entityRef, integer, list, money, ref, text } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { ANSWERS, EXTRA_KINDS } from '../fields/words.ts';
import { t } from '../words.ts';

/** Who may know what somebody earns. */
export const PAY = 'wages.pay';

export const extraFields = {
  worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
  day: date({ title: t('日期', 'Day'), required: true }),
  kind: choice({ title: t('项目', 'Kind'), options: EXTRA_KINDS, required: true }),
  minutes: integer({ title: t('分钟', 'Minutes'), min: 0, max: 1440, unit: '分钟' }),
  rate: money({
    title: t('时薪', 'An hour'),
    scale: 4,
    min: '0',
    help: t('不填 = 按设置（本人平均或本人时薪）', 'None = as set: own average or home rate'),
  }),
  amount: money({ title: t('金额', 'Amount'), min: '0' }),
  factor: integer({ title: t('系数', 'Factor'), min: 0, max: 1000, unit: '%' }),
  with: list({
    title: t('靠哪些人', 'Whose average'),
    item: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
    maxItems: 200,
  }),
  reason: text({ title: t('事由', 'Why'), required: true }),
  basis: text({
    title: t('扣款依据', 'On what it stands'),
    help: t('制度条款、检验记录', 'A rule, a record of inspection'),
  }),
} as const;

/** Pay that is not pieces: hours off the standard, average of others, bonus, advance, charge. Taken back by another, never edited. */
export const extra = entity('wages/extra', {
  title: t('其他工资项', 'Line of pay'),
  plural: t('其他工资项', 'Lines of pay'),
  fields: {
    ...extraFields,
    takesBack: ref(entityRef('wages/extra'), { title: t('冲销', 'Takes back') }),
    person: text({ title: t('经办人', 'By') }),
    answer: choice({ title: t('本人意见', 'The worker’s answer'), options: ANSWERS }),
    answerNote: text({ title: t('本人说明', 'What he says') }),
  },
  indexes: [['day'], ['worker', 'day']],
  label: '{day} {kind} {reason}',
  list: ['worker', 'day', 'kind', 'minutes', 'rate', 'amount', 'factor', 'reason', 'answer', 'takesBack'],
  sort: '-day',
  read: PAY,
});
