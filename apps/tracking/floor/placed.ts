import { type OrgFacts, workDayOf } from '@selvedge/sdk/app';
import type { Standing } from './standing.ts';

/** What every record of a bundle says of where it belongs. */
export const placed = ({ bundle }: Standing, now: Date, org: Pick<OrgFacts, 'timeZone' | 'dayStart'>) => ({
  bundle: bundle.id,
  order: bundle.order,
  style: bundle.style,
  colour: bundle.colour,
  size: bundle.size,
  at: now.toISOString(),
  day: workDayOf(now, org),
});
