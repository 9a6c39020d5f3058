import { readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { earnedWork } from '../contract.ts';
import { hand } from '../entities/hand.ts';
import { presence } from '../entities/presence.ts';

/**
 * Sums of a worker's day by what the operation is called, so that a quarter of a year is added up at once. His minutes go to
 * operations by earned minutes, by pieces where nothing has a SAM. It is reckoned from `made`, `step`, `standard` and
 * `presence`, after them; what a group sewed is in `made` alone.
 */
export const handsModel = readModel(hand, {
  key: ['day', 'worker', 'team', 'operation'],
  scope: ['day'],
  rows: (scopes: Scopes) => statement`
    with work as (
      select day, worker, team, coalesce(title, operation, '—') as operation, sum(pieces)::bigint as pieces,
        sum(outputs)::bigint as outputs, sum(earned)::bigint as earned,
        sum(case when is_estimated then earned else 0 end)::bigint as estimated, bool_or(is_estimated) as is_estimated,
        sum(without_sam)::bigint as without_sam
      from ${earnedWork} where worker is not null and ${scopes.among('day')} group by 1, 2, 3, 4),
    shared as (
      select *, sum(earned) over own as all_earned, sum(pieces) over own as all_pieces
      from work window own as (partition by day, worker))
    select s.day, s.worker, s.team, s.operation, s.pieces, s.outputs, s.earned, s.estimated, s.is_estimated, s.without_sam,
      round(coalesce(p.minutes, 0) * 1000000 * case when s.all_earned > 0 then s.earned / s.all_earned
        when s.all_pieces > 0 then s.pieces / s.all_pieces else 0 end)::bigint as minutes
    from shared s left join ${presence} p on p.day = s.day and p.worker = s.worker and p.deleted_at is null`,
});
