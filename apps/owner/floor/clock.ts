import type { ViewContext } from '@selvedge/sdk/app';

/** People sew between these hours, on the org's clocks. */
const [BEGINS, ENDS] = [8, 18];

/** Hours and parts of them on the org's clocks. */
export function hourOf({ now, org }: Pick<ViewContext, 'now' | 'org'>): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: org.timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now);
  const of = (name: string): number => Number(parts.find(({ type }) => type === name)?.value ?? 0);
  return of('hour') + of('minute') / 60;
}

/** Share of the day's work that is still to come, 0 to 1. */
export function leftOfDay(ctx: Pick<ViewContext, 'now' | 'org'>): number {
  const hour = hourOf(ctx);
  const [start] = ctx.org.dayStart.split(':').map(Number);
  // After midnight, before the work day ends.
  if (hour < start) return 0;
  return Math.min(1, Math.max(0, (ENDS - hour) / (ENDS - BEGINS)));
}
