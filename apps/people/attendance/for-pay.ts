import { addDays, fromScaled, provide, reply, type ViewContext } from '@selvedge/sdk/app';
import { attendanceForPay, attendanceNow } from '../contract.ts';
import { worker } from '../entities/worker.ts';
import { homeRateField } from '../fields/worker.ts';
import { minutesIn, type Span } from '../rules/spans.ts';
import type { Zone } from '../rules/zone.ts';
import { factorsOf, peopleSettings } from '../settings.ts';
import { attendanceOf, clocksOf } from './reckoning.ts';

/** Minutes between 22:00 and 06:00 from the first clock of a work day to the last. */
function nightMinutes(zone: Zone, day: string, first: number | null, last: number | null): number {
  if (first === null || last === null) return 0;
  const nights = [addDays(day, -1), day].map((begins): Span => {
    const [from, to] = [zone.minuteAt(begins, '22:00'), zone.minuteAt(addDays(begins, 1), '06:00')];
    return { from: Math.max(from, first), to: Math.min(to, last) };
  });
  return minutesIn(nights.filter(({ from, to }) => from < to));
}

async function attendanceBetween(
  ctx: ViewContext,
  { from, to }: { readonly from: string; readonly to: string },
) {
  const factors = factorsOf(await ctx.settings(peopleSettings));
  const { zone } = clocksOf(ctx);
  const days = await attendanceOf(ctx, { from, to, workers: null });
  const rates = await ctx.sql<{ id: string; rate: number }>`
    select id, home_rate as rate from ${worker} where deleted_at is null and home_rate is not null`;
  return {
    days: days.map(({ worker: { id }, day, team, workday }) => ({
      worker: id,
      day,
      team,
      kind: workday.kind,
      planned: workday.plannedMinutes,
      minutes: workday.presentMinutes,
      overtime: workday.overtimeMinutes,
      factor: factors[workday.kind],
      late: workday.lateMinutes,
      absent: workday.absentMinutes,
      leave: workday.leaveMinutes,
      night: nightMinutes(zone, day, workday.firstIn, workday.lastOut),
      missing: workday.missing.length,
    })),
    homeRates: rates.map(({ id, rate }) => ({ worker: id, rate: fromScaled(rate, homeRateField.scale) })),
  };
}

/** Answers whoever pays. */
export const answerPay = provide(attendanceForPay, attendanceBetween);
export const answerPayNow = reply(attendanceNow, attendanceBetween);
