import { t } from '../words.ts';

export const SCOPE_WORDS = {
  special: t('特价', 'Special'),
  order: t('本订单', 'Of an order'),
  style: t('本款', 'Of a style'),
  list: t('通用工价', 'General list'),
} as const;

export const PER_WORDS = {
  piece: t('每件', 'per piece'),
  dozen: t('每打', 'per dozen'),
  hundred: t('每百件', 'per hundred'),
} as const;

export const PRICE_STATES = {
  draft: t('未生效', 'Not in force'),
  inForce: t('已生效', 'In force'),
  withdrawn: t('已撤回', 'Withdrawn'),
} as const;

export const MODES = { piece: t('计件', 'By the piece'), day: t('计时（日薪）', 'By the day') } as const;

export const PERIODS = {
  day: t('按天', 'A day'),
  week: t('按周', 'A week'),
  month: t('按月', 'A month'),
} as const;

export const EXTRA_KINDS = {
  waiting: t('待料', 'Waiting'),
  sample: t('打样', 'Samples'),
  cleaning: t('打扫', 'Cleaning'),
  machineDown: t('机器故障', 'Machine down'),
  follow: t('靠工', 'Average of others'),
  bonus: t('奖金', 'Bonus'),
  allowance: t('补贴', 'Allowance'),
  advance: t('借支', 'Advance'),
  charge: t('赔偿扣款', 'Charge for damage'),
} as const;

export const LINE_WORDS = {
  ...EXTRA_KINDS,
  piece: t('计件', 'Pieces'),
  group: t('集体计件', 'Share of the group'),
  apprentice: t('学徒折减', 'Apprentice'),
  overtime: t('加班加价', 'Overtime on pieces'),
  dayPay: t('日薪', 'Day pay'),
  dayOvertime: t('日薪加班', 'Overtime of day pay'),
  ladder: t('效率奖', 'Efficiency bonus'),
  makeUp: t('保底补差', 'Make-up'),
  fullAttendance: t('全勤奖', 'Full attendance'),
  heat: t('高温津贴', 'Heat allowance'),
  night: t('夜班津贴', 'Night allowance'),
  rounding: t('尾差', 'Rounding'),
} as const;

export const ANSWERS = {
  accepted: t('认可', 'Accepted'),
  contested: t('不认可', 'Contested'),
} as const;

export const MONTH_STATES = {
  open: t('进行中', 'Open'),
  checked: t('已核对', 'Checked'),
  locked: t('已锁定', 'Locked'),
} as const;

export const EXCEPTION_WORDS = {
  aboveEarned: t('有效工时超过出勤 130%', 'Earned above 130 % of presence'),
  belowMinimum: t('低于最低工资', 'Below the minimum wage'),
  dayOvertime: t('单日加班超时', 'Overtime of a day'),
  monthOvertime: t('全月加班超时', 'Overtime of the month'),
  noAttendance: t('有产量没考勤', 'Pieces without attendance'),
  missingClock: t('缺卡', 'Missing clock'),
  belowZero: t('实发为负', 'Below zero'),
} as const;

export const DISPUTE_STATES = {
  open: t('待答复', 'Waits for an answer'),
  corrected: t('已更正', 'Put right'),
  refused: t('不予更正', 'Stays as it is'),
  withdrawn: t('本人撤回', 'Withdrawn'),
} as const;
