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
