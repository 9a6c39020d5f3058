import { readModel, type Scopes, statement } from '@selvedge/sdk/app';
import { work } from '@selvedge/contracts/tracking';
import { made } from '../entities/made.ts';

/**
 * Pieces that count: rework earns nothing, and neither does what nobody sewed here (期初). Whoever hears of work
 * (`floor/hearing.ts`) reckons these first and the sums after them: one handler, or two would wait for each other.
 */
export const madeModel = readModel(made, {
  key: ['day', 'order', 'team', 'worker', 'operation'],
  scope: ['day', 'order'],
  rows: (scopes: Scopes) => statement`
    select w.day, w."order", max(w.style::text)::uuid as style, w.team, w.worker, w.operation, sum(w.quantity)::int as pieces
    from ${work} w
    where not w.is_rework and (w.worker is not null or w.group_id is not null) and ${scopes.among('w.day', 'w."order"')}
    group by w.day, w."order", w.team, w.worker, w.operation having sum(w.quantity) <> 0`,
});
