import { averageHour, type Earned, followed } from './average.ts';
import type { Extra, Facts, OffStandard, PayLine } from './facts.ts';
import { OFF_STANDARD } from './facts.ts';
import { type Fraction, fraction, percent, plus, sum, times, ZERO } from './fraction.ts';
import { bandOf } from './ladder.ts';
import { line } from './line.ts';
import { ordinaryOf, type WorkedDay } from './worked-days.ts';

export const isOffStandard = (kind: string): kind is OffStandard => OFF_STANDARD.some((one) => one === kind);

/** Day pay, overtime apart: the law counts only the first towards a guarantee. */
export function dayPayLines(days: readonly WorkedDay[]): PayLine[] {
  const paid = days.filter(({ timed }) => timed.ordinary.n !== 0n || timed.overtime.n !== 0n);
  const ordinary = sum(paid.map(({ timed }) => timed.ordinary));
  const overtime = sum(paid.map(({ timed }) => timed.overtime));
  return [
    ...(ordinary.n === 0n ? [] : [line('dayPay', ordinary, { days: paid.length })]),
    ...(overtime.n === 0n ? [] : [line('dayOvertime', overtime, {})]),
  ];
}

/** Own average of an hour by the piece; hours off the standard are not among those it was earned in. */
export function ownEarned(days: readonly WorkedDay[], extras: readonly Extra[]): Earned {
  const off = extras.filter(({ kind, isLate }) => isOffStandard(kind) && !isLate);
  const { amount, minutes } = ordinaryOf(days);
  return { amount, minutes: minutes - off.reduce((all, one) => all + one.minutes, 0) };
}

/** Hours off the standard at the rate of the line, at own average, or at the home rate; those without any are told. */
export function offStandardLines(
  extras: readonly Extra[],
  own: Earned,
  homeRate: Fraction | null,
  by: 'average' | 'home',
): { readonly lines: PayLine[]; readonly unrated: Extra[] } {
  const average = averageHour([own]);
  const usual = by === 'average' ? (average ?? homeRate) : (homeRate ?? average);
  const lines: PayLine[] = [];
  const unrated: Extra[] = [];
  for (const extra of extras) {
    const { kind, minutes, day, reason, isLate } = extra;
    if (!isOffStandard(kind)) continue;
    const rate = extra.rate ?? usual;
    if (rate === null) unrated.push(extra);
    else
      lines.push(
        line(
          kind,
          times(rate, fraction(minutes, 60)),
          { minutes, rate: `${rate.n}/${rate.d}` },
          { day, reason, isLate },
        ),
      );
  }
  return { lines, unrated };
}

/** 靠工: the average hour of a chosen group, times own hours and a factor. */
export function followLines(
  extras: readonly Extra[],
  earned: ReadonlyMap<string, Earned>,
): { readonly lines: PayLine[]; readonly unrated: Extra[] } {
  const lines: PayLine[] = [];
  const unrated: Extra[] = [];
  for (const extra of extras) {
    if (extra.kind !== 'follow') continue;
    const { minutes, factor, day, reason, isLate } = extra;
    const average = averageHour(extra.with.flatMap((worker) => earned.get(worker) ?? []));
    if (average === null) unrated.push(extra);
    else
      lines.push(
        line(
          'follow',
          followed(average, minutes, factor),
          { minutes, factor, rate: `${average.n}/${average.d}` },
          { day, reason, isLate },
        ),
      );
  }
  return { lines, unrated };
}

/** `team day` → Σ(pieces × SAM) ÷ Σ minutes of everybody there, helpers counted; nothing where a SAM or minutes are missing. */
export function efficiencies({ works, attended, sams }: Facts): Map<string, Fraction> {
  const minutes = new Map<string, number>();
  for (const { team, day, minutes: present } of attended)
    if (team !== null) minutes.set(`${team} ${day}`, (minutes.get(`${team} ${day}`) ?? 0) + present);
  const output = new Map<string, Fraction>();
  for (const { team, day, order, operation, quantity, isLate } of works) {
    const sam = sams.get(`${order} ${operation}`);
    if (team === null || sam === undefined || isLate) continue;
    const key = `${team} ${day}`;
    output.set(key, plus(output.get(key) ?? ZERO, times(sam, fraction(quantity))));
  }
  return new Map(
    [...output].flatMap(([key, made]) => {
      const there = minutes.get(key) ?? 0;
      return there > 0 ? [[key, times(made, fraction(1, there))] as const] : [];
    }),
  );
}

/** The bonus of the ladder: percent of each day's pieces by the efficiency of the line on that day. */
export function ladderLines(
  days: readonly WorkedDay[],
  byTeamDay: ReadonlyMap<string, Fraction>,
  ladder: Facts['policy']['ladder'],
): PayLine[] {
  if (ladder.length === 0) return [];
  const paid = days.flatMap(({ day, attended, plain, isLate }) => {
    const efficiency = attended === null ? undefined : byTeamDay.get(`${attended.team} ${day}`);
    if (efficiency === undefined || isLate) return [];
    const band = bandOf(ladder, efficiency);
    return band === null ? [] : [times(plain, percent(band.value))];
  });
  const amount = sum(paid);
  return amount.n === 0n ? [] : [line('ladder', amount, { days: paid.length })];
}
