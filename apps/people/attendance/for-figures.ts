import { provide } from '@selvedge/sdk/app';
import { attendanceForFigures } from '../contract.ts';
import { attendanceOf } from './reckoning.ts';

/** Answers whoever reckons efficiency: days on which somebody was at work. */
export const answerFigures = provide(attendanceForFigures, async (ctx, { from, to }) => {
  const days = await attendanceOf(ctx, { from, to, workers: null });
  return {
    days: days.flatMap(({ worker: { id }, day, team, workday: { presentMinutes: minutes } }) =>
      minutes > 0 ? [{ worker: id, day, team, minutes }] : [],
    ),
  };
});
