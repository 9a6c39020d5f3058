import type { ActionContext, Titles } from '@selvedge/sdk/app';
import { report } from '../entities/report.ts';
import { ownerSettings } from '../settings.ts';

export const PAGE = '/a/owner/page/evening';

/** Sends a report as it was kept. @returns to how many it goes */
export async function sendReport(ctx: ActionContext, id: string): Promise<number> {
  const { day, lines, details, money } = await ctx.records(report).get(id);
  const { tellsMoney, language } = await ctx.settings(ownerSettings);
  const say = (titles: Titles): string => titles[language];
  return ctx.notices.send({
    title: say({ zh: `日报 ${day}`, en: `Daily report 日报 ${day}` }),
    lines: [...lines, ...(tellsMoney ? (money ?? []) : []), ...details].map(say),
    path: PAGE,
  });
}
