import { type ActionContext, type ViewContext, conflict } from '@selvedge/sdk/app';
import { attendanceForPay, workers } from '@selvedge/contracts/people';
import { extra } from '../entities/extra.ts';
import { member, terms } from '../entities/terms.ts';
import { workday } from '../entities/workday.ts';
import type { Attended, Extra, ExtraKind, Member, Terms } from '../rules/facts.ts';
import { type Fraction, fraction } from '../rules/fraction.ts';
import type { Period } from '../rules/make-up.ts';
import { t } from '../words.ts';
import type { Window } from './months.ts';

type Sql = Pick<ViewContext, 'sql'>;

export interface Person {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly team: string | null;
}

export async function peopleOf({ sql }: Sql): Promise<Map<string, Person>> {
  const rows = await sql<Person>`select id, number, name, team from ${workers}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The worker whose login it is. @throws conflict when it is nobody's */
export async function demandOwn({ sql, actor }: Pick<ViewContext, 'sql' | 'actor'>): Promise<Person> {
  const [found] = await sql<Person>`
    select id, number, name, team from ${workers} where login = ${actor?.login ?? ''}`;
  if (found !== undefined) return found;
  throw conflict(
    t(
      '您的登录还没有对应的员工，请找人事在花名册里登记。',
      'Your login belongs to no worker yet. Ask HR to enter it in the roster.',
    ),
  );
}

/** Attendance as pay was last told, of all days from one on. */
export async function attendedOf({ sql }: Sql, from: string, to: string): Promise<Attended[]> {
  const rows = await sql<{ day: string; workers: readonly Omit<Attended, 'day'>[] }>`
    select day::text as day, workers from ${workday}
    where deleted_at is null and day >= ${from}::date and day <= ${to}::date order by day`;
  return rows.flatMap(({ day, workers: all }) => all.map((one) => ({ ...one, day })));
}

/** Asks whoever keeps attendance, and keeps what it says; days that say the same stay as they are. */
export async function takeAttendance(ctx: ActionContext, from: string, to: string): Promise<number> {
  const answers = (await ctx.consult(attendanceForPay, { from, to })).map(({ answer }) => answer);
  const given = answers.flatMap(({ days }) => days);
  const rates = new Map(answers.flatMap(({ homeRates }) => homeRates).map((one) => [one.worker, one.rate]));
  const byDay = Map.groupBy(given, ({ day }) => day);
  const records = ctx.records(workday);
  const known = await records.list({ where: { day: { from, to } }, limit: 500 });
  const before = new Map(known.items.map((one) => [one.day, one]));
  const fresh: { day: string; workers: Workers }[] = [];
  let changed = 0;
  for (const [day, all] of byDay) {
    const own = all.map(({ day: _day, ...rest }) => ({ ...rest, homeRate: rates.get(rest.worker) ?? null }));
    const old = before.get(day);
    if (old === undefined) fresh.push({ day, workers: own });
    else if (isOther(old.workers, own)) {
      await records.change(old.id, { workers: own });
      changed += 1;
    }
  }
  await records.addAll(fresh);
  return changed + fresh.length;
}

type Workers = readonly (Omit<Attended, 'day'> & { readonly kind: string })[];

const FIGURES = [
  'worker',
  'team',
  'kind',
  'planned',
  'minutes',
  'overtime',
  'factor',
  'late',
  'absent',
  'leave',
  'night',
  'missing',
  'homeRate',
] as const;
const markOf = (all: Workers): string =>
  all.map((one) => FIGURES.map((name) => one[name]).join(' ')).join('\n');
const isOther = (old: Workers, fresh: Workers): boolean => markOf(old) !== markOf(fresh);

export async function termsOf({ sql }: Sql): Promise<Terms[]> {
  const rows = await sql<{
    worker: string;
    since: string;
    mode: 'piece' | 'day';
    dayRate: number | null;
    homeRate: number | null;
    guarantee: number | null;
    guaranteePer: Period;
    pieceFactor: number;
    score: number;
  }>`
    select worker, since::text as since, mode, day_rate as "dayRate", home_rate as "homeRate", guarantee,
      guarantee_per as "guaranteePer", piece_factor as "pieceFactor", score
    from ${terms} where deleted_at is null order by since`;
  return rows.map(({ dayRate, homeRate, guarantee, ...rest }) => ({
    ...rest,
    dayRate: scaled(dayRate, 100),
    homeRate: scaled(homeRate, 10_000),
    guarantee: scaled(guarantee, 100),
  }));
}

const scaled = (value: number | null, places: number): Fraction | null =>
  value === null ? null : fraction(value, places);

export const membersOf = ({ sql }: Sql): Promise<Member[]> => sql<Member>`
  select "group", worker, since::text as since, until::text as until from ${member} where deleted_at is null`;

/** Lines of pay of a month, and those entered late for locked ones; what was taken back is in none of them. */
export async function extrasOf({ sql }: Sql, { from, to, late, until }: Window): Promise<Extra[]> {
  const begins = late?.from ?? from;
  const rows = await sql<{
    id: string;
    worker: string;
    day: string;
    kind: ExtraKind;
    minutes: number | null;
    rate: number | null;
    amount: number | null;
    factor: number | null;
    with: readonly string[] | null;
    basis: string | null;
    answer: string | null;
    reason: string;
    sign: number;
  }>`
    select e.id, e.worker, e.day::text as day, e.kind, e.minutes, e.rate, e.amount, e.factor, e."with", e.basis, e.answer,
      e.reason, case when e.takes_back is null then 1 else -1 end as sign
    from ${extra} e
    where e.deleted_at is null and e.day >= ${begins}::date and e.day <= ${to}::date
      and (e.day >= ${from}::date or e.created_at > ${late?.since ?? until}::timestamptz)
      and e.created_at <= ${until}::timestamptz
    order by e.day, e.id`;
  return rows.map(({ rate, amount, minutes, factor, sign, ...rest }) => ({
    ...rest,
    minutes: (minutes ?? 0) * sign,
    rate: scaled(rate, 10_000),
    amount: amount === null ? null : fraction(amount * sign, 100),
    factor: factor ?? 100,
    with: rest.with ?? [],
    isLate: rest.day < from,
  }));
}
