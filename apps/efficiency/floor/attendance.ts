import type { ActionContext, ValuesOf } from '@selvedge/sdk/app';
import { attendanceForFigures } from '@selvedge/contracts/people';
import { attendance } from '../entities/attendance.ts';
import { presenceModel } from '../models/presence.ts';
import { refreshDays } from './effort-of-days.ts';

type Workers = ValuesOf<(typeof attendance)['fields']>['workers'];

const CHUNK = 31;

/** Asks whoever keeps attendance, and keeps what it says; days that say the same stay as they are. @returns how many changed */
export async function takeAttendance(ctx: ActionContext, from: string, to: string): Promise<number> {
  const answers = await ctx.consult(attendanceForFigures, { from, to });
  const byDay = Map.groupBy(
    answers.flatMap(({ answer }) => answer.days),
    ({ day }) => day,
  );
  const records = ctx.records(attendance);
  const { items } = await records.list({ where: { day: { from, to } }, limit: 500 });
  const before = new Map(items.map((one) => [one.day, one]));
  const fresh: { day: string; workers: Workers }[] = [];
  const changed: { id: string; changes: { workers: Workers } }[] = [];
  for (const day of new Set([...byDay.keys(), ...before.keys()])) {
    const workers = (byDay.get(day) ?? []).map(({ day: _day, ...one }) => one);
    const old = before.get(day);
    if (old === undefined) fresh.push({ day, workers });
    else if (textOf(old.workers) !== textOf(workers)) changed.push({ id: old.id, changes: { workers } });
  }
  await records.addAll(fresh);
  await records.changeAll(changed);
  const days = [
    ...fresh.map(({ day }) => day),
    ...items.filter(({ id }) => changed.some((one) => one.id === id)).map(({ day }) => day),
  ];
  await ctx.refresh(
    presenceModel,
    days.map((day) => ({ day })),
  );
  await refreshDays(ctx, days);
  return days.length;
}

const textOf = (workers: Workers): string =>
  workers
    .map(({ worker, team, minutes }) => `${worker} ${team} ${minutes}`)
    .toSorted()
    .join('\n');

/** A long time, a month after the other: a day of 300 workers is one row. */
export async function takeLong(ctx: ActionContext, days: readonly string[]): Promise<number> {
  let changed = 0;
  for (let at = 0; at < days.length; at += CHUNK) {
    const part = days.slice(at, at + CHUNK);
    const [first, last] = [part[0], part.at(-1)];
    if (first !== undefined && last !== undefined) changed += await takeAttendance(ctx, first, last);
  }
  return changed;
}
