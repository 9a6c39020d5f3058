import { addDays, type ViewContext } from '@selvedge/sdk/app';

/** First and last day of `2026-11`. */
export const monthOf = (month: string): { readonly from: string; readonly to: string } => {
  const [year, number] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
};

/** `2026-01` → `2025-12`. */
export const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7);

/** The work day that it is now, on the org's clocks. */
export function todayOf({ org, now }: Pick<ViewContext, 'org' | 'now'>): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: org.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return `${parts['hour']}:${parts['minute']}` < org.dayStart ? addDays(day, -1) : day;
}
