import { addDays, daysBetween, type ActionContext, on, workDayOf } from '@selvedge/sdk/app';
import { orderChanged, pricesSet } from '@selvedge/contracts/orders';
import { attendanceCorrected, workerMoved } from '@selvedge/contracts/people';
import { workRecorded, workTakenBack } from '@selvedge/contracts/tracking';
import { made } from '../entities/made.ts';
import { SEWS } from '../models/attended.ts';
import { madeModel } from '../models/made.ts';
import { stepsModel } from '../models/steps.ts';
import { takeAttendance } from './attendance.ts';
import { refreshDays, refreshOrder } from './effort-of-days.ts';

const MOST = 92;

/** A correction of a day counts at once. */
export const hearCorrected = on(
  attendanceCorrected,
  'efficiency/attendance-corrected',
  async (ctx, { payload: { day } }) => {
    await takeAttendance(ctx, day, day);
  },
);

/** Whoever was moved as of an earlier day worked elsewhere since. */
export const hearMoved = on(workerMoved, 'efficiency/worker-moved', async (ctx, { payload: { since } }) => {
  const today = workDayOf(ctx.now, ctx.org);
  if (since > today) return;
  await takeAttendance(ctx, daysBetween(since, today) > MOST ? addDays(today, -MOST) : since, today);
});

/** The day's pieces first, then its sums; those of later days too, when a team counts there by what was late, or no longer does. */
async function hearWork(
  ctx: ActionContext,
  { payload: { day, order } }: { readonly payload: { readonly day: string; readonly order: string } },
): Promise<void> {
  const today = workDayOf(ctx.now, ctx.org);
  const later = day < today ? Math.min(daysBetween(day, today), SEWS) : 0;
  const before = later > 0 ? await teamsOf(ctx, day, order) : '';
  await ctx.refresh(madeModel, [{ day, order }]);
  const isOther = later > 0 && (await teamsOf(ctx, day, order)) !== before;
  const days = Array.from({ length: isOther ? later + 1 : 1 }, (_, index) => addDays(day, index));
  await refreshDays(ctx, days);
}

/** Which teams sewed of an order on a day, as one word. */
async function teamsOf(ctx: ActionContext, day: string, order: string): Promise<string> {
  const [{ teams }] = await ctx.sql<{ teams: string }>`
    select coalesce(string_agg(distinct team::text, ' '), '') as teams from ${made}
    where day = ${day}::date and "order" = ${order}::uuid and deleted_at is null`;
  return teams;
}

const anyOfDay = {
  onceFor: ({ payload: { day, order } }: Parameters<typeof hearWork>[1]) => `${day} ${order}`,
};

export const hearRecorded = on(workRecorded, 'efficiency/work-recorded', hearWork, anyOfDay);
export const hearTakenBack = on(workTakenBack, 'efficiency/work-taken-back', hearWork, anyOfDay);

async function hearMinutes(
  ctx: ActionContext,
  { subject: order }: { readonly subject: string },
): Promise<void> {
  await ctx.refresh(stepsModel, [{ order }]);
  await refreshOrder(ctx, order);
}

export const hearOrder = on(orderChanged, 'efficiency/order-changed', hearMinutes);
export const hearPrices = on(pricesSet, 'efficiency/prices-set', hearMinutes);
