import { type OrgFacts, type Statement, statement } from '@selvedge/sdk/app';

/** A clock `at` belongs to a work day, which ends at a set hour: yesterday's afternoon is not this morning. */
export const clockedOn = (
  day: string,
  { timeZone, dayStart }: Pick<OrgFacts, 'timeZone' | 'dayStart'>,
): Statement => statement`
  (at >= ${day}::date - interval '1 day' and at < ${day}::date + interval '3 days'
    and (at at time zone ${timeZone} - ${dayStart}::interval)::date = ${day}::date)`;
