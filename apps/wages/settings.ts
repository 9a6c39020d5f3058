import {
  boolean,
  choice,
  decimal,
  integer,
  list,
  money,
  object,
  settings,
  toScaled,
  type ValuesOf,
} from '@selvedge/sdk/app';
import { PERIODS } from './fields/words.ts';
import type { Policy } from './rules/facts.ts';
import { decimalOf, over, fraction } from './rules/fraction.ts';
import { t } from './words.ts';

const ART_16 = t(
  '工资支付暂行规定第 16 条：每月扣除不得超过当月工资的 20%，扣后不得低于当地最低工资；须有依据，并听取本人意见',
  'Interim Provisions on Payment of Wages, art. 16: at most 20 % of the month’s wage, the rest not below the local minimum; it needs a basis and the worker’s answer',
);
const month = { min: 1, max: 12, required: true } as const;

/** What a factory sets once. The law's limits stand with their source. */
export const wageSettings = settings({
  paysOvertime: boolean({
    title: t('加班件按倍数加价', 'Overtime pieces are paid with their factor'),
    required: true,
    default: true,
    help: t(
      '工资支付暂行规定第 13 条：计件的平时、休息日、节假日加班不低于工价的 150%、200%、300%；倍数在“人员与考勤”里设',
      'Interim Provisions on Payment of Wages, art. 13: at least 150, 200, 300 % of the piece price; the factors are set in People and attendance',
    ),
  }),
  paysOwnRework: boolean({
    title: t('自己返工计件', 'Repairs of one’s own faults are paid'),
    required: true,
    default: false,
  }),
  paysRework: boolean({
    title: t('替别人返工计件', 'Repairs of others’ faults are paid'),
    required: true,
    default: true,
  }),
  offStandardBy: choice({
    title: t('待料、打样等工时按', 'Hours off the standard are paid by'),
    options: { average: t('本人平均', 'Own average'), home: t('本人时薪', 'Home rate') },
    required: true,
    default: 'average',
  }),
  dayMinutes: integer({
    title: t('一天标准工时', 'Standard day'),
    min: 60,
    max: 720,
    unit: '分钟',
    required: true,
    default: 480,
  }),
  guarantee: money({
    title: t('保底工资', 'Guarantee'),
    min: '0',
    help: t(
      '不低于当地最低工资；加班费、高温、夜班津贴不算在内（最低工资规定第 12 条）',
      'Not below the local minimum wage; overtime, heat and night allowances do not count towards it (Provisions on Minimum Wages, art. 12)',
    ),
  }),
  guaranteePer: choice({
    title: t('保底按', 'Guaranteed for'),
    options: PERIODS,
    required: true,
    default: 'month',
  }),
  fullAttendance: money({ title: t('全勤奖', 'Bonus for full attendance'), min: '0' }),
  lateAllowed: integer({
    title: t('全勤允许迟到次数', 'Late so often is still full attendance'),
    min: 0,
    max: 31,
    required: true,
    default: 0,
  }),
  heatPerDay: money({
    title: t('高温津贴（每天）', 'Heat allowance a day'),
    min: '0',
    help: t(
      '防暑降温措施管理办法第 17 条；标准由各省定',
      'Measures on Heat Protection, art. 17; the province sets it',
    ),
  }),
  heatFrom: integer({ title: t('高温从几月', 'Heat from month'), ...month, default: 6 }),
  heatTo: integer({ title: t('高温到几月', 'Heat to month'), ...month, default: 9 }),
  nightPerShift: money({ title: t('夜班津贴（每班）', 'Night allowance a shift'), min: '0' }),
  nightMinutes: integer({
    title: t('夜里（22 点到 6 点）满多少分钟算夜班', 'So many minutes between 22:00 and 6:00 are a night'),
    min: 1,
    max: 480,
    unit: '分钟',
    required: true,
    default: 120,
  }),
  ladder: list({
    title: t('效率奖阶梯', 'Incentive ladder'),
    maxItems: 20,
    item: object({
      title: t('一档', 'Band'),
      fields: {
        from: decimal({
          title: t('全组效率从', 'Efficiency of the line from'),
          scale: 2,
          min: '0',
          unit: '%',
          required: true,
        }),
        bonus: integer({
          title: t('计件加', 'On top of pieces'),
          min: 0,
          max: 100,
          unit: '%',
          required: true,
        }),
      },
    }),
    help: t(
      '含下限不含上限：85% 起 5%，正好 85% 就有',
      'From its bound (included) up to the next (excluded)',
    ),
  }),
  allowsCharges: boolean({
    title: t('允许赔偿扣款', 'Workers may be charged for damage'),
    required: true,
    default: false,
    help: ART_16,
  }),
  chargePercent: integer({
    title: t('扣款上限', 'At most of the month’s wage'),
    min: 0,
    max: 20,
    unit: '%',
    required: true,
    default: 20,
    help: ART_16,
  }),
  minimumWage: money({ title: t('当地月最低工资', 'Local minimum wage of a month'), min: '0', help: ART_16 }),
  dayOvertimeLimit: integer({
    title: t('每天加班提醒', 'Overtime of a day that is warned of'),
    min: 0,
    max: 1440,
    unit: '分钟',
    required: true,
    default: 180,
    help: t('劳动法第 41 条：一般不超过 1 小时，最多 3 小时', 'Labour Law, art. 41: 3 hours at most'),
  }),
  monthOvertimeLimit: integer({
    title: t('每月加班提醒', 'Overtime of a month that is warned of'),
    min: 0,
    max: 44_640,
    unit: '分钟',
    required: true,
    default: 2160,
    help: t('劳动法第 41 条：每月不超过 36 小时', 'Labour Law, art. 41: 36 hours a month'),
  }),
});

type Set = ValuesOf<(typeof wageSettings)['fields']>;

/** What is set, as the rules take it. */
export function policyOf(set: Set): Policy {
  const some = (written: string | null) => (written === null ? null : decimalOf(written));
  const heat = some(set.heatPerDay);
  const night = some(set.nightPerShift);
  return {
    paysOvertime: set.paysOvertime,
    offStandardBy: set.offStandardBy,
    dayMinutes: set.dayMinutes,
    ladder: (set.ladder ?? []).map(({ from, bonus }) => ({
      from: over(decimalOf(from), fraction(100)),
      value: bonus,
    })),
    guarantee: some(set.guarantee),
    guaranteePer: set.guaranteePer,
    fullAttendance: some(set.fullAttendance),
    lateAllowed: set.lateAllowed,
    heat: heat === null ? null : { amount: heat, from: set.heatFrom, to: set.heatTo },
    night: night === null ? null : { amount: night, minutes: set.nightMinutes },
    charges: {
      // Without the local minimum nobody can tell how much may be kept back.
      isAllowed: set.allowsCharges && set.minimumWage !== null,
      percent: set.chargePercent,
      minimum: toScaled(set.minimumWage ?? '0', 2),
    },
  };
}
