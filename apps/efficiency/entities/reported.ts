import { choice, date, decimal, entity, integer, list, text } from '@selvedge/sdk/app';
import { DEPARTMENTS, MENDS } from '../fields/words.ts';
import { t } from '../words.ts';

const count = (zh: string, en: string, unit?: string) =>
  integer({ title: t(zh, en), min: 0, ...(unit === undefined ? {} : { unit }) });
const ratio = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 8, min: '0', required: true });

/** A team's day as another system reported it: ratios without the sums they are made of. */
export const reported = entity('efficiency/reported', {
  title: t('导入的日报', 'Imported team-day'),
  plural: t('导入的日报', 'Imported team-days'),
  fields: {
    day: date({ title: t('日期', 'Day'), required: true }),
    department: choice({ title: t('车间', 'Department'), options: DEPARTMENTS, required: true }),
    team: text({ title: t('组', 'Team'), required: true, maxLength: 40 }),
    target: ratio('目标效率（1 = 100 %）', 'Target (1 = 100 %)'),
    actual: ratio('实际效率（1 = 100 %）', 'Actual (1 = 100 %)'),
    sam: decimal({ title: t('标准工时', 'SAM'), scale: 4, min: '0', unit: '分' }),
    wip: count('在制', 'WIP', '件'),
    overtime: count('加班分钟', 'Minutes of overtime', '分钟'),
    idleMinutes: count('停工分钟', 'Idle minutes', '分钟'),
    idleWorkers: count('停工人数', 'Idle people'),
    styleChanges: integer({ title: t('换款次数', 'Style changes'), required: true, min: 0 }),
    workers: decimal({ title: t('人数', 'People'), scale: 1, min: '0', required: true }),
    mends: list({
      title: t('导入时的说明', 'Noted when imported'),
      required: true,
      item: choice({ title: t('说明', 'Note'), options: MENDS, required: true }),
    }),
  },
  unique: [['department', 'team', 'day']],
  indexes: [['day']],
  label: '{day} {team}',
  list: ['day', 'department', 'team', 'target', 'actual', 'workers', 'styleChanges', 'wip', 'mends'],
  sort: '-day',
  read: 'efficiency.read',
});

/** A file that was read in, and what was mended in it. */
export const reportFile = entity('efficiency/reportFile', {
  title: t('导入的文件', 'Imported file'),
  plural: t('导入的文件', 'Imported files'),
  fields: {
    name: text({ title: t('文件', 'File'), maxLength: 200 }),
    rows: integer({ title: t('行数', 'Rows'), required: true }),
    added: integer({ title: t('新增', 'Added'), required: true }),
    changed: integer({ title: t('改动', 'Changed'), required: true }),
    notes: text({ title: t('说明', 'Notes'), multiline: true, maxLength: 5000 }),
    person: text({ title: t('谁', 'Who'), maxLength: 120 }),
  },
  label: '{name} {rows}',
  list: ['name', 'rows', 'added', 'changed', 'notes', 'person'],
  read: 'efficiency.read',
});
