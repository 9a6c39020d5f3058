import type { ViewContext } from '@selvedge/sdk/app';
import { badges, clocks, workers } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { clockedOn } from './clocked.ts';
import { teamOn } from './placing.ts';

type Ctx = Pick<ViewContext, 'sql' | 'actor' | 'org'>;

/** Who sewed. */
export interface Worker {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Where he works that day, loans counted. */
  readonly team: string | null;
  /** He has clocked in this work day. */
  readonly isHere: boolean;
}

/** By a badge, by an id, or else whoever's login it is; null = nobody who works here. @param day his work day */
export async function workerOf(
  { sql, actor, org }: Ctx,
  {
    badge,
    worker,
    day,
  }: { readonly badge?: string | null; readonly worker?: string | null; readonly day: string },
): Promise<Worker | null> {
  const token =
    badge == null
      ? null
      : badge
          .trim()
          .replace(/^.*\/b\//, '')
          .replace(/[/?#].*$/, '');
  const [found] = await sql<Worker>`
    select w.id, w.number, w.name, ${teamOn(day)} as team,
      exists (select 1 from ${clocks} c where c.worker = w.id and ${clockedOn(day, org)}) as "isHere"
    from ${workers} w
    where w.is_active and case
      when ${token}::text is not null then w.id = (select b.worker from ${badges} b where b.token = ${token} and not b.is_void)
      when ${worker ?? null}::text is not null then w.id = ${worker ?? null}::uuid
      else w.login = ${actor?.login ?? ''} end`;
  return found ?? null;
}

/** Bundles and pieces of somebody's day. */
export async function todayOf(
  { sql }: Pick<ViewContext, 'sql'>,
  worker: string,
  day: string,
): Promise<{ bundles: number; pieces: number }> {
  const [row] = await sql<{ bundles: number; pieces: number }>`
    select count(*)::int as bundles, coalesce(sum(pieces), 0)::int as pieces from (
      select bundle, sum(quantity) as pieces from ${record}
      where worker = ${worker}::uuid and day = ${day}::date and deleted_at is null group by bundle having sum(quantity) > 0) x`;
  return row ?? { bundles: 0, pieces: 0 };
}
