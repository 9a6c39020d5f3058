import { boolean, choice, integer, settings } from '@selvedge/sdk/app';
import type { DayKind } from './rules/plan.ts';
import type { OvertimeLimits } from './rules/overtime.ts';
import type { DayRules } from './rules/workday.ts';
import { t } from './words.ts';

const minutes = { min: 0, unit: '分钟', required: true } as const;
const percent = { max: 1000, unit: '%', required: true } as const;
const LAW = t('劳动法第 44 条的最低标准', 'At least as the Labour Law says, art. 44');

/** What a factory sets once. */
export const peopleSettings = settings({
  lateTolerance: integer({
    title: t('迟到早退宽限', 'Tolerance for late and early'),
    ...minutes,
    max: 60,
    default: 5,
    help: t('宽限以内不算；超过则从第 1 分钟算起', 'Within it nobody is late; beyond it all minutes count'),
  }),
  standardMinutes: integer({
    title: t('每天标准工时', 'Standard day'),
    ...minutes,
    min: 60,
    max: 720,
    default: 480,
    help: t(
      '班次排得比它长，超出部分算加班；没排班次的，周一到周五按它算应出勤',
      'A shift that is longer holds overtime; without any shift it is what Monday to Friday plan',
    ),
  }),
  overtimeStep: integer({
    title: t('加班起算单位', 'Overtime comes in steps of'),
    ...minutes,
    min: 1,
    max: 60,
    default: 1,
    help: t('1 = 按分钟，30 = 按半小时', '1 = to the minute, 30 = half hours'),
  }),
  overtimeRounding: choice({
    title: t('加班取整', 'Overtime is rounded'),
    options: { down: t('不足舍去', 'down'), nearest: t('四舍五入', 'to the nearest step') },
    required: true,
    default: 'down',
  }),
  workdayFactor: integer({
    title: t('平时加班', 'Overtime on work days'),
    ...percent,
    min: 150,
    default: 150,
    help: LAW,
  }),
  restDayFactor: integer({
    title: t('休息日加班', 'Overtime on rest days'),
    ...percent,
    min: 200,
    default: 200,
    help: LAW,
  }),
  holidayFactor: integer({
    title: t('法定节假日加班', 'Overtime on public holidays'),
    ...percent,
    min: 300,
    default: 300,
    help: LAW,
  }),
  dayOvertimeLimit: integer({
    title: t('每天加班提醒', 'Overtime of a day that is warned of'),
    ...minutes,
    max: 1440,
    default: 180,
  }),
  monthOvertimeLimit: integer({
    title: t('每月加班提醒', 'Overtime of a month that is warned of'),
    ...minutes,
    max: 44_640,
    default: 2160,
  }),
  doubleMinutes: integer({
    title: t('重复打卡', 'Clocks so close are one'),
    ...minutes,
    max: 30,
    default: 3,
  }),
  countsEarly: boolean({
    title: t('上班前的时间算出勤', 'Time before the shift counts'),
    required: true,
    default: false,
  }),
  ownClock: boolean({
    title: t('员工可用自己手机打卡', 'Workers may clock on their own phone'),
    required: true,
    default: false,
  }),
});

type Set = {
  readonly lateTolerance: number;
  readonly standardMinutes: number;
  readonly overtimeStep: number;
  readonly overtimeRounding: 'down' | 'nearest';
  readonly workdayFactor: number;
  readonly restDayFactor: number;
  readonly holidayFactor: number;
  readonly dayOvertimeLimit: number;
  readonly monthOvertimeLimit: number;
  readonly doubleMinutes: number;
  readonly countsEarly: boolean;
};

export const dayRules = (set: Set): DayRules => ({
  tolerance: set.lateTolerance,
  doubleMinutes: set.doubleMinutes,
  standardMinutes: set.standardMinutes,
  rounding: { step: set.overtimeStep, way: set.overtimeRounding },
  countsEarly: set.countsEarly,
});

export const limitsOf = (set: Set): OvertimeLimits => ({
  day: set.dayOvertimeLimit,
  month: set.monthOvertimeLimit,
});

/** What overtime is paid with, in percent. */
export const factorsOf = (set: Set): Readonly<Record<DayKind, number>> => ({
  workday: set.workdayFactor,
  restDay: set.restDayFactor,
  holiday: set.holidayFactor,
});
