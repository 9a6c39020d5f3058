import { type ActionContext, workDayOf } from '@selvedge/sdk/app';
import { report } from '../entities/report.ts';
import { ownerSettings } from '../settings.ts';
import { hourOf } from './clock.ts';
import { reportNow } from './report.ts';

/** True from the set hour on, until the day has its report. */
export async function dueReport(ctx: ActionContext): Promise<boolean> {
  const { reportHour } = await ctx.settings(ownerSettings);
  if (reportHour === 0 || Math.floor(hourOf(ctx)) < reportHour) return false;
  return (await ctx.records(report).first({ day: workDayOf(ctx.now, ctx.org) })) === null;
}

/** Keeps what the page says now; a second one of a day takes the place of the first. @returns its id */
export async function makeReport(ctx: ActionContext): Promise<string> {
  const { day, lines, details, money } = await reportNow(ctx);
  const records = ctx.records(report);
  const known = await records.first({ day });
  const values = { at: ctx.now.toISOString(), lines, details, money };
  const { id } =
    known === null ? await records.add({ day, ...values }) : await records.change(known.id, values);
  return id;
}
