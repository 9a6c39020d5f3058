import type { Titles } from '../connector/connector.ts';
import type { ActionContext } from './context.ts';

/** Work at set times, for each org that has the app, in the org's time zone. */
export interface Job {
  /** `app/job`. */
  readonly id: string;
  readonly title: Titles;
  /** Five fields of cron: minute hour day month weekday. */
  readonly cron: string;
  handle(ctx: ActionContext): Promise<void>;
}

/** Declares a job: `job('orders/overdue', { title, cron: '50 7 * * *', handle })`. A failed run is tried again. */
export const job = (id: `${string}/${string}`, facts: Omit<Job, 'id'>): Job => ({ id, ...facts });
