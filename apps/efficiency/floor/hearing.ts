import { on, workDayOf } from '@selvedge/sdk/app';
import { attendanceCorrected, workerMoved } from '@selvedge/contracts/people';
import { takeAttendance } from './attendance.ts';
import { addDays, daysBetween } from './days.ts';

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
