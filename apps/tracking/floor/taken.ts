import { statement } from '@selvedge/sdk/app';
import { record } from '../entities/record.ts';

/** To be joined to records `r`: what one takes back, as `u`. Most take nothing back, and nothing is looked for. */
export const TAKEN = statement`left join lateral (
  select t.kind, t.at from ${record} t where r.takes_back is not null and t.id = r.takes_back::uuid offset 0) u on true`;
