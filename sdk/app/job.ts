import type { Titles } from '../connector/connector.ts';
import type { ActionContext } from './context.ts';

/** Work at set times, for each org that has the app, in the org's time zone. */
export interface Job {
  /** `app/job`. */
  readonly id: string;
  readonly title: Titles;
  /** Five fields of cron, on the clocks of the org: minute hour day month weekday. */
  readonly cron: string;
  handle(ctx: ActionContext): Promise<void>;
}

/**
 * Declares a job: `job('orders/overdue', { title, cron: '50 7 * * *', handle })`. A run is one unit of work: all of it is
 * stored once, or nothing. One that fails is tried again three times; one that was missed because the platform was off is
 * made up for once, if it was due less than a day ago. While a run lasts, events of all orgs wait for it: keep it short.
 */
export const job = (id: `${string}/${string}`, facts: Omit<Job, 'id'>): Job => ({ id, ...facts });
