import { isUnder, MAX_DEPTH, MAX_PATH, parentOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import type { Tx } from '../store/unit.ts';
import { declareThings } from './declaring.ts';
import { thingPath } from './input.ts';
import { findThing, getThing } from './listing.ts';
import { lockNamespace } from './namespace-lock.ts';
import { invalid, parse } from './parse.ts';
import { type Claim, requireRoot } from './roots.ts';
import { below, depthOf } from './subtree.ts';
import type { Thing } from './thing.ts';
import { FAULT, REASON } from './words.ts';

export interface Moved {
  readonly before: Thing;
  readonly after: Thing;
}

/**
 * Moves a thing and all below it. Ids, series and history stay; the old topics go on reaching it.
 * @param to its whole new path; missing parents are made
 * @throws not.found, input.invalid, conflict onto an existing path, into itself, or where paths wait in quarantine
 */
export async function moveThing(tx: Tx, from: string, to: string, claim: Claim): Promise<Moved> {
  parse(thingPath, to);
  await lockNamespace(tx, [tx.org ?? '']);
  const before = await getThing(tx, from);
  if (from === to) return { before, after: before };
  if (isUnder(to, from)) throw new SelvedgeError('conflict', { reason: REASON.intoItself });
  await requireRoot(tx, to, claim);
  if ((await findThing(tx, to)) !== null) throw new SelvedgeError('conflict', { reason: REASON.exists(to) });
  const move = [from, below(from).above, below(from).beyond, to];
  await checkRoom(tx, from, to, move);
  if (parentOf(to) !== '') await declareThings(tx, [{ path: parentOf(to) }]);
  await tx.run(KEEP_OLD_PATHS, move.slice(0, 3));
  await tx.run(MOVE_SERIES, move);
  await tx.run(MOVE_THINGS, [...move, depthOf(to) - depthOf(from)]);
  await tx.run(
    'update selvedge.things set parent_id = (select p.id from selvedge.things p where p.path = $2) where path = $1',
    [to, parentOf(to)],
  );
  await tx.run(DROP_COVERED_ALIASES, [to, below(to).above, below(to).beyond]);
  return { before, after: await getThing(tx, to) };
}

const SUBTREE = '(t.path = $1 or (t.path > $2 and t.path < $3))';
const MOVED = (path: string): string => `$4 || substr(${path}, length($1) + 1)`;
const ITS_SERIES = `s.thing_id in (select t.id from selvedge.things t where ${SUBTREE})`;

const KEEP_OLD_PATHS = `insert into selvedge.series_aliases (path, org_id, series_id)
  select s.path, s.org_id, s.id from selvedge.series s where ${ITS_SERIES} and s.state = 'active'`;

const MOVE_SERIES = `update selvedge.series s set path = ${MOVED('s.path')} where ${ITS_SERIES}`;

const MOVE_THINGS = `update selvedge.things t set path = ${MOVED('t.path')}, depth = t.depth + $5 where ${SUBTREE}`;

const DROP_COVERED_ALIASES = `
  delete from selvedge.series_aliases a using selvedge.series s, selvedge.things t
  where a.path = s.path and s.state = 'active' and s.thing_id = t.id and ${SUBTREE}`;

/** @throws input.invalid when a path below would be too long or deep, conflict when the new place waits in quarantine */
async function checkRoom(tx: Tx, from: string, to: string, move: readonly string[]): Promise<void> {
  const room = await tx.row<{ depth: number; paths: string[]; waiting: number }>(
    `with below as (select t.id, t.path, t.depth from selvedge.things t where ${SUBTREE}),
     its as (select s.path from selvedge.series s join below on below.id = s.thing_id where s.state = 'active')
     select (select max(depth) from below) as depth,
       (select array_agg(path) from (select path from its union all select path from below) p where octet_length(path) > $5) as paths,
       (select count(*)::int from its join selvedge.series q on q.path = ${MOVED('its.path')} and q.state = 'quarantined') as waiting`,
    [...move, MAX_PATH - to.length + from.length],
  );
  const deepest = (room?.depth ?? 0) + depthOf(to) - depthOf(from);
  const isTooLong = room?.paths?.some((path) => path.length - from.length + to.length > MAX_PATH) ?? false;
  if (deepest >= MAX_DEPTH || isTooLong) throw invalid([{ path: 'to', message: FAULT.metricPath }]);
  if ((room?.waiting ?? 0) > 0)
    throw new SelvedgeError('conflict', { reason: REASON.quarantinedThere(room?.waiting ?? 0) });
}
