import type { Apps } from '../apps.ts';

/** What apps do each night with the day that is over, in this order. */
const JOBS = [
  ['wages', 'attendance'],
  ['efficiency', 'today'],
  ['efficiency', 'nightly'],
  ['owner', 'keep-week'],
] as const;

/** Makes up for the nights that a back-filled past did not have: without them each page would reckon past days anew. */
export async function makeUpNights(apps: Apps, open: readonly string[]): Promise<void> {
  for (const [app, job] of JOBS)
    if (open.includes(app)) await apps.ask('POST', `/apps/${app}/jobs/${job}/run`);
}
