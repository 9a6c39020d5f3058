import { readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { effort } from '../entities/effort.ts';
import { effortOf } from '../floor/effort.ts';

/** Sums of a day, so that a quarter of a year is added up at once. It is reckoned from `made` and `attended`, after them. */
export const effortModel = readModel(effort, {
  key: ['day', 'team', 'order'],
  scope: ['day'],
  rows: (scopes: Scopes) => statement`
    with ${effortOf(scopes.among('day'))}
    select day, team, "order", max(style::text)::uuid as style, sum(booked)::bigint as booked, sum(outputs)::bigint as pieces,
      sum(earned)::bigint as earned, sum(estimated)::bigint as estimated, sum(without_sam)::bigint as without_sam,
      sum(minutes)::bigint as minutes
    from (
      select day, team, "order", style, pieces as booked, outputs, earned, estimated, without_sam, 0 as minutes from earned
      union all
      select day, team, "order", style, 0, 0, 0, 0, 0, minutes from effort) x
    group by day, team, "order"`,
});
