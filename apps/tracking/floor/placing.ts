import { type Statement, statement } from '@selvedge/sdk/app';
import { placings } from '@selvedge/contracts/people';

/** Team in which a worker `w` works on a day, loans counted. */
export const teamOn = (day: string): Statement => statement`coalesce(
  (select p.team from ${placings} p where p.worker = w.id and p.since <= ${day}::date and coalesce(p.until, 'infinity') >= ${day}::date
   order by p.kind = 'loan' desc, p.since desc limit 1), w.team)`;
