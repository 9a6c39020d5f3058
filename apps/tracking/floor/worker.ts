import { type Statement, statement, type ViewContext } from '@selvedge/sdk/app';
import { badgeToken, badges, clocks, workers } from '@selvedge/contracts/people';
import { line } from '../entities/line.ts';
import { record } from '../entities/record.ts';
import type { LineHabit } from '../fields/words.ts';
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
  /** What his line sews belongs to this group; null = to whoever sews it. */
  readonly group: string | null;
  /** How his line books; null = as the setting says. */
  readonly habit: LineHabit | null;
}

/** Whose pieces they are: a worker's, or those of the group that his line sews for. */
export const owner = ({ id, group }: Pick<Worker, 'id' | 'group'>) =>
  group === null ? { worker: id, group: null } : { worker: null, group };

/** By a badge, by an id, or else whoever's login it is; null = nobody who works here. @param day his work day */
export async function workerOf(
  { sql, actor, org }: Ctx,
  {
    badge,
    worker,
    day,
  }: { readonly badge?: string | null; readonly worker?: string | null; readonly day: string },
): Promise<Worker | null> {
  const token = badge == null ? null : badgeToken(badge);
  const [found] = await sql<Worker>`${workersOn(day, org)} and case
      when ${token}::text is not null then w.id = (select b.worker from ${badges} b where b.token = ${token} and not b.is_void)
      when ${worker ?? null}::text is not null then w.id = ${worker ?? null}::uuid
      else w.login = ${actor?.login ?? ''} end`;
  return found ?? null;
}

/** Everybody `w` who works here, as `Worker` on a day. */
const workersOn = (day: string, org: Ctx['org']): Statement => statement`
    select w.id, w.number, w.name, p.team, l."group", l.habit,
      exists (select 1 from ${clocks} c where c.worker = w.id and ${clockedOn(day, org)}) as "isHere"
    from ${workers} w cross join lateral (select ${teamOn(day)} as team) p
      left join ${line} l on l.team = p.team and l.deleted_at is null
    where w.is_active`;

/** Several at once, by what was written of them: number, badge, id, or a name that only one has. */
export async function workersBy(
  { sql, org }: Omit<Ctx, 'actor'>,
  written: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Worker>> {
  const asked = [...new Set(written)].map((word) => ({ word, token: badgeToken(word) }));
  const rows = await sql<Worker & { readonly word: string; readonly rank: number; readonly others: number }>`
    select *, count(*) over (partition by word, rank)::int as others from (
      select x.*, a.word, case when b.worker is not null then 0 when x.id::text = a.word then 1
        when lower(x.number) = lower(a.word) then 2 else 3 end as rank
      from (select * from unnest(${asked.map(({ word }) => word)}::text[], ${asked.map(({ token }) => token)}::text[]) as a(word, token)) a
        left join ${badges} b on b.token = a.token and not b.is_void
        join (${workersOn(day, org)}) x on x.id = b.worker or x.id::text = a.word or lower(x.number) = lower(a.word)
          or lower(x.name) = lower(a.word)) y
    order by word, rank desc`;
  const found = new Map<string, Worker>();
  // Of two of one name nobody can be meant.
  for (const { word, rank, others, ...worker } of rows) if (rank < 3 || others === 1) found.set(word, worker);
  return found;
}

/** Bundles and pieces of somebody's day, or of his group's. */
export async function todayOf(
  { sql }: Pick<ViewContext, 'sql'>,
  { id, group }: Pick<Worker, 'id' | 'group'>,
  day: string,
): Promise<{ bundles: number; pieces: number }> {
  const whose =
    group === null
      ? statement`worker = ${id}::uuid`
      : statement`(worker = ${id}::uuid or "group" = ${group}::uuid)`;
  const [row] = await sql<{ bundles: number; pieces: number }>`
    select count(*)::int as bundles, coalesce(sum(pieces), 0)::int as pieces from (
      select bundle, sum(quantity) as pieces from ${record}
      where ${whose} and day = ${day}::date and deleted_at is null group by bundle having sum(quantity) > 0) x`;
  return row ?? { bundles: 0, pieces: 0 };
}
