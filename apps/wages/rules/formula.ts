import { fromScaled, type Titles } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import type { LineKind, PayLine } from './facts.ts';
import { fraction, written } from './fraction.ts';
import { PER } from './price.ts';

const PLACES = 4;

const given = (value: string | number | undefined): string => (value === undefined ? '?' : `${value}`);

/** `n/d` as a decimal. */
function shown(value: string | number | undefined): string {
  const [n, d] = given(value).split('/');
  return d === undefined ? given(value) : written(fraction(BigInt(n), BigInt(d)), PLACES);
}

const hours = (minutes: string | number | undefined): string =>
  written(fraction(Number(minutes ?? 0), 60), 2);

/** How a line is reckoned, in words that a person can follow with a pocket calculator. */
export function formulaOf(line: PayLine): Titles {
  const { numbers, amount } = line;
  const is = `= ${written(amount, PLACES)}`;
  const make = FORMULAS[line.kind];
  const { zh, en } = make(line, numbers);
  return t(`${zh} ${is}`, `${en} ${is}`);
}

type Formula = (line: PayLine, numbers: PayLine['numbers']) => Titles;

const byPiece: Formula = ({ quantity, price }) => {
  const each = price === null ? '?' : fromScaled(price.price, PLACES);
  const many = price === null || price.per === 'piece' ? '' : ` ÷ ${PER[price.per]}`;
  return t(`${quantity} 件 × ${each}${many}`, `${quantity} pieces × ${each}${many}`);
};

const byTime: Formula = (_line, { minutes, rate }) =>
  t(`${hours(minutes)} 小时 × ${shown(rate)}`, `${hours(minutes)} h × ${shown(rate)}`);

const FORMULAS: Readonly<Record<LineKind, Formula>> = {
  piece: byPiece,
  group: ({ quantity, price }) =>
    t(
      `全组 ${quantity} 件 × ${price === null ? '?' : fromScaled(price.price, PLACES)}，按工时 × 底分分`,
      `The group’s ${quantity} pieces × ${price === null ? '?' : fromScaled(price.price, PLACES)}, by hours × score`,
    ),
  apprentice: () => t('计件 × (学徒系数 − 100%)', 'Pieces × (part of the price − 100 %)'),
  overtime: (_line, { value, factor }) =>
    t(
      `加班件计件 ${shown(value)} × (${given(factor)}% − 100%)`,
      `Pieces in overtime ${shown(value)} × (${given(factor)} % − 100 %)`,
    ),
  dayPay: (_line, { days }) =>
    t(`${given(days)} 天，日薪 × 出勤 ÷ 应出勤`, `${given(days)} days, day’s rate × present ÷ planned`),
  dayOvertime: () => t('日薪 × 加班 ÷ 应出勤 × 倍数', 'Day’s rate × overtime ÷ planned × factor'),
  waiting: byTime,
  sample: byTime,
  cleaning: byTime,
  machineDown: byTime,
  follow: (_line, { minutes, rate, factor }) =>
    t(
      `${hours(minutes)} 小时 × 平均 ${shown(rate)} × ${given(factor)}%`,
      `${hours(minutes)} h × average ${shown(rate)} × ${given(factor)} %`,
    ),
  ladder: (_line, { days }) =>
    t(`${given(days)} 天达到效率，计件 × 档位`, `${given(days)} days in a band, pieces × its percent`),
  makeUp: (_line, { guarantee }) =>
    t(
      `保底 ${shown(guarantee)} × 正常出勤 ÷ 应出勤 − 正常时间所得（不含加班、津贴）`,
      `Guarantee ${shown(guarantee)} × present ÷ planned − earned in ordinary time (no overtime, no allowances)`,
    ),
  fullAttendance: () => t('没有缺勤、请假', 'No absence, no leave'),
  heat: (_line, { days }) => t(`${given(days)} 天`, `${given(days)} days`),
  night: (_line, { days }) => t(`${given(days)} 班`, `${given(days)} shifts`),
  bonus: () => t('金额', 'Amount'),
  allowance: () => t('金额', 'Amount'),
  advance: () => t('已借支', 'Paid in advance'),
  charge: (_line, { wanted, percent }) =>
    t(
      `应扣 ${fromScaled(BigInt(given(wanted)), 2)}，不超过当月工资 ${given(percent)}%，扣后不低于最低工资`,
      `Of ${fromScaled(BigInt(given(wanted)), 2)}, at most ${given(percent)} % of the wage, the rest not below the minimum`,
    ),
};
