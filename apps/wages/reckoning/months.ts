import { addDays, type ViewContext } from '@selvedge/sdk/app';
import { month } from '../entities/month.ts';
import { monthBefore, monthOf } from './days.ts';

/** How far back a late record of a locked month is looked for. */
const LOOKED_BACK = 400;

/** Which records a month pays: those of its days, and those of locked months that came after their lock. */
export interface Window {
  readonly month: string;
  readonly from: string;
  readonly to: string;
  /**
   * Days of locked months, of which records stored since the last lock (RFC 3339) are paid here; null = the month before is
   * not locked.
   */
  readonly late: { readonly from: string; readonly since: string } | null;
  /** What is stored later belongs to the next month. RFC 3339. */
  readonly until: string;
  /** Month → when it was locked, milliseconds since the epoch: prices put in force later do not count in it. */
  readonly locks: ReadonlyMap<string, number>;
}

const NEVER = '9999-12-31T00:00:00.000Z';

/**
 * Months are locked in order, so each record is paid once: in its own month when it was stored before that one's lock, else
 * in the first that is locked afterwards.
 * @param until when this month is being locked
 */
export async function windowOf(
  ctx: ViewContext,
  wished: string,
  until: string | null = null,
): Promise<Window> {
  const rows = await ctx.sql<{ month: string; cutoff: Date; locked: Date }>`
    select month, cutoff, locked_at as locked from ${month} where deleted_at is null and state = 'locked' order by month`;
  const own = rows.find((row) => row.month === wished);
  const before = rows.filter((row) => row.month < wished);
  const { from, to } = monthOf(wished);
  const [first] = before;
  const last = before.at(-1);
  const farthest = addDays(from, -LOOKED_BACK);
  const follows = first !== undefined && last?.month === monthBefore(wished);
  const begins = first === undefined ? from : monthOf(first.month).from;
  return {
    month: wished,
    from,
    to,
    late: follows ? { from: begins < farthest ? farthest : begins, since: last.cutoff.toISOString() } : null,
    until: until ?? (own === undefined ? NEVER : own.cutoff.toISOString()),
    locks: new Map(rows.map((row) => [row.month, row.locked.getTime()])),
  };
}

/** Whether nothing in a month moves any more; then its payslips are all there is. */
export async function isLocked({ sql }: Pick<ViewContext, 'sql'>, wished: string): Promise<boolean> {
  const rows =
    await sql`select 1 from ${month} where deleted_at is null and state = 'locked' and month = ${wished}`;
  return rows.length > 0;
}
