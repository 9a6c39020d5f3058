import { t } from '../words.ts';

/** Where an estimated SAM comes from. */
export const SOURCES = {
  study: t('本厂测时', 'own time study'),
  pace: t('好日子的实际节奏', 'pace of good days'),
} as const;

/** Where a target comes from. */
export const TARGET_SOURCES = {
  set: t('按天定的', 'Set for the day'),
  board: t('看板日目标', 'From the board'),
} as const;

export const GROUPINGS = {
  team: t('组', 'Team'),
  day: t('日', 'Day'),
  order: t('订单', 'Order'),
  style: t('款式', 'Style'),
  worker: t('员工', 'Worker'),
} as const;

export const DEPARTMENTS = {
  sewing: t('缝制', 'Sewing'),
  finishing: t('后道', 'Finishing'),
} as const;

/** Why a cycle of a time study does not count. */
export const EXCLUSIONS = {
  interrupted: t('被打断', 'Interrupted'),
  machine: t('断线、机器', 'Thread or machine'),
  material: t('等料、换扎', 'Material, next bundle'),
  mistake: t('按错了', 'Wrong press'),
  defect: t('做坏返工', 'Defect'),
  other: t('其他', 'Other'),
} as const;

/** What a figure says besides itself. */
export const WARNINGS = {
  over: t('超过 100 %：查工时、出勤或漏打卡', 'Above 100 %: look at SAM, attendance, missing clocks'),
  estimated: t('含估算工时', 'Rests on estimated SAM'),
  withoutSam: t('有工序没有工时，没算进去', 'Operations without SAM are not in it'),
  noAttendance: t('有产出没有出勤，效率算不出', 'Output without attendance: undefined'),
} as const;

/** What an import mended, or left as it is though it looks odd. */
export const MENDS = {
  department: t('部门 “sweing” 读作缝制', 'Department “sweing” read as sewing'),
  blank: t('部门后面的空格去掉', 'Blank behind the department taken off'),
  date: t('日期 月/日/年 改成 年-月-日', 'Day written month/day/year'),
  noWip: t('没有在制数：留空，不当 0', 'No WIP: left empty, not taken as 0'),
  rounded: t('效率四舍五入到 8 位小数', 'Ratio rounded to 8 places'),
  over: t('超过 100 %：照原样保留，请核对', 'Above 100 %: kept as it is, look at it'),
  oddTarget: t(
    '目标低于 10 %：照原样保留，可能少打一位',
    'Target below 10 %: kept as it is, perhaps a digit is missing',
  ),
  pay: t('奖金一列不导入', 'Incentive is pay: not taken over'),
} as const;

export const STUDY_STATES = {
  kept: t('有效', 'Counts'),
  dropped: t('已撤销', 'Taken back'),
} as const;

export const DIFFERENCES = {
  same: t('相同', 'Same'),
  changed: t('工时变了', 'Changed'),
  added: t('新增', 'Added'),
  removed: t('去掉', 'Removed'),
} as const;
