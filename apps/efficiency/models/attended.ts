import { readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { attended } from '../entities/attended.ts';
import { made } from '../entities/made.ts';
import { presence } from '../entities/presence.ts';

/** Days after its last piece on which a team still is a sewing team. */
export const SEWS = 30;

/**
 * Minutes present of teams that sew, and of whoever sewed: a team counts from its first scanned piece on, offices and
 * gatekeepers do not. It is reckoned from `made` and `presence`, after them.
 */
export const attendedModel = readModel(attended, {
  key: ['day', 'worker'],
  scope: ['day'],
  rows: (scopes: Scopes) => statement`
    with clocked as materialized (
      select day, team, worker, minutes from ${presence}
      where deleted_at is null and minutes > 0 and ${scopes.among('day')}),
    sewing as materialized (
      select d.day, d.team from (select distinct day, team from clocked where team is not null) d
      where exists (select from ${made} m
        where m.team = d.team and m.day between d.day - ${SEWS}::int and d.day and m.deleted_at is null))
    select c.day, c.team, c.worker, c.minutes from clocked c join sewing s on s.day = c.day and s.team = c.team
    union all
    select c.day, c.team, c.worker, c.minutes from clocked c
    where not exists (select from sewing s where s.day = c.day and s.team = c.team)
      and exists (select from ${made} m where m.worker = c.worker and m.day = c.day and m.deleted_at is null)`,
});
