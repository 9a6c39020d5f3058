import { type Fraction, fraction, minus, percent, plus, times, ZERO } from './fraction.ts';
import type { Attended, Terms } from './facts.ts';
import { inOvertime, type Marked } from './overtime.ts';
import { termsOn, type Priced } from './pricing.ts';
import { TICKS, yuanOf } from './price.ts';

/** A day of a worker in money at plain prices. */
export interface WorkedDay {
  readonly day: string;
  readonly attended: Attended | null;
  readonly terms: Terms | null;
  /** All pieces of the day, the apprentice's part taken. */
  readonly plain: Fraction;
  /** Of them in overtime. */
  readonly overtime: Fraction;
  /** Less than the full price by so much. */
  readonly less: Fraction;
  /** Of who is paid by the day: for the ordinary part, and for overtime with its factor. */
  readonly timed: { readonly ordinary: Fraction; readonly overtime: Fraction };
  /** True where all of it is late records of a locked month. */
  readonly isLate: boolean;
}

/** The days of one worker: pieces by day, and days on which he only was there. */
export function workedDays(
  own: readonly Priced[],
  attended: readonly Attended[],
  terms: readonly Terms[],
  month: string,
  standard: number,
): WorkedDay[] {
  const sums = new Map<string, { yes: bigint; no: bigint; unmarked: bigint; isLate: boolean }>();
  for (const { work, ticks } of own) {
    const key = `${work.day} ${work.isLate}`;
    const sum = sums.get(key) ?? { yes: 0n, no: 0n, unmarked: 0n, isLate: work.isLate };
    sum[work.marked === null ? 'unmarked' : work.marked ? 'yes' : 'no'] += ticks;
    sums.set(key, sum);
  }
  const present = new Map(attended.map((one) => [one.day, one]));
  for (const { day } of attended)
    if (day.startsWith(month) && !sums.has(`${day} false`))
      sums.set(`${day} false`, { yes: 0n, no: 0n, unmarked: 0n, isLate: false });
  return [...sums.entries()]
    .map(([key, { yes, no, unmarked, isLate }]) => {
      const day = key.slice(0, 10);
      const held = termsOn(terms, day);
      const factor = percent(held?.pieceFactor ?? 100);
      const hours = present.get(day) ?? null;
      const marked: Marked = { yes: part(yes), no: part(no), unmarked: part(unmarked) };
      const full = yuanOf(yes + no + unmarked);
      const plain = times(full, factor);
      return {
        day,
        attended: hours,
        terms: held,
        plain,
        overtime: inOvertime(marked, hours),
        less: minus(full, plain),
        timed: isLate ? NOTHING : timedOf(hours, held, standard),
        isLate,
      };
      function part(ticks: bigint): Fraction {
        return times(fraction(ticks, TICKS), factor);
      }
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const NOTHING = { ordinary: ZERO, overtime: ZERO };

/** Day pay: the day's rate for its ordinary part, and an hour's for each hour of overtime with its factor. */
function timedOf(attended: Attended | null, terms: Terms | null, standard: number): WorkedDay['timed'] {
  if (attended === null || terms === null || terms.mode !== 'day' || terms.dayRate === null) return NOTHING;
  const { minutes, overtime, factor, planned } = attended;
  const whole = planned > 0 ? planned : standard;
  return {
    ordinary: times(terms.dayRate, fraction(Math.min(Math.max(0, minutes - overtime), whole), whole)),
    overtime: times(times(terms.dayRate, fraction(overtime, whole)), percent(factor)),
  };
}

/** What was earned by the piece outside overtime, and the minutes for it. */
export function ordinaryOf(days: readonly WorkedDay[]): { amount: Fraction; minutes: number } {
  let amount = ZERO;
  let minutes = 0;
  for (const { plain, overtime, attended, isLate } of days) {
    if (isLate) continue;
    amount = plus(amount, minus(plain, overtime));
    minutes += attended === null ? 0 : attended.minutes - Math.min(attended.overtime, attended.minutes);
  }
  return { amount, minutes };
}
