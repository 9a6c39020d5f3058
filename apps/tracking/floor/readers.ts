import { type OrgFacts, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { releasedOrders } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { binding } from '../entities/binding.ts';
import { held } from '../entities/held.ts';
import { pass } from '../entities/pass.ts';
import { post } from '../entities/post.ts';
import type { Outcome, Way } from '../fields/reading.ts';
import { OVER } from './over.ts';

type Ctx = Pick<ViewContext, 'sql' | 'now'> & { readonly org: OrgFacts };
const DAYS = 30;
const MOST = 60;

interface Reader {
  readonly thing: string;
  /** null = nobody has set it up. */
  readonly name: string | null;
  readonly operation: string | null;
  readonly isPaused: boolean;
  readonly workerName: string | null;
  readonly lastAt: string | null;
  /** Today. */
  readonly tags: number;
  readonly pieces: number;
  readonly waiting: number;
}

/** Readers that are set up, or have told something lately. */
export async function readersOf({ sql, org, now }: Ctx): Promise<Reader[]> {
  const day = workDayOf(now, org);
  const rows = await sql<
    Omit<Reader, 'lastAt'> & { readonly signedAt: Date | null; readonly lastAt: Date | null }
  >`
    select p.thing, p.name, p.operation, p.is_paused as "isPaused", l.at as "lastAt", w.name as "workerName", s.at as "signedAt",
      coalesce(c.tags, 0)::int as tags, coalesce(c.pieces, 0)::int as pieces, coalesce(c.waiting, 0)::int as waiting
    from (select coalesce(x.thing, y.thing) as thing, x.name, x.operation, coalesce(x.is_paused, false) as is_paused
        from (select * from ${post} where deleted_at is null) x full join (select distinct thing from ${pass}
          where at > ${now.toISOString()}::timestamptz - make_interval(days => ${DAYS}) and deleted_at is null) y on y.thing = x.thing) p
      left join lateral (select max("until") as at from ${pass} where thing = p.thing and deleted_at is null) l on true
      left join lateral (select worker, at from ${pass} where thing = p.thing and outcome = 'signed-in' and deleted_at is null
        order by at desc limit 1) s on true
      left join ${workers} w on w.id = s.worker
      left join lateral (select count(*) as tags, sum(pieces) as pieces,
          count(*) filter (where exists (select 1 from ${held} h where h.scan = x.scan and h.state = 'open' and h.deleted_at is null)) as waiting
        from ${pass} x where thing = p.thing and deleted_at is null
          and at > ${now.toISOString()}::timestamptz - interval '24 hours') c on true
    order by p.name nulls first, p.thing`;
  return rows.map(({ signedAt, lastAt, ...reader }) => ({
    ...reader,
    lastAt: lastAt?.toISOString() ?? null,
    workerName: signedAt !== null && workDayOf(signedAt, org) === day ? reader.workerName : null,
  }));
}

interface Read {
  readonly id: string;
  readonly thing: string;
  readonly name: string | null;
  readonly tag: string;
  readonly way: Way;
  readonly at: string;
  readonly heardAt: string;
  readonly outcome: Outcome;
  readonly said: { readonly zh: string; readonly en: string } | null;
  readonly bundleNumber: string | null;
  readonly orderNumber: string | null;
  readonly workerName: string | null;
  readonly pieces: number;
}

/** What was read last, the newest first. */
export async function lastReads({ sql }: Pick<Ctx, 'sql'>): Promise<Read[]> {
  const rows = await sql<Omit<Read, 'at' | 'heardAt'> & { readonly at: Date; readonly heardAt: Date }>`
  select r.id, r.thing, p.name, r.tag, r.way, r.at, r.heard_at as "heardAt", r.said,
    case when r.outcome <> 'held' or h.state = 'open' then r.outcome when h.state = 'refused' then 'refused' else 'booked' end as outcome, b.number as "bundleNumber",
    o.number as "orderNumber", coalesce(w.name, v.name) as "workerName", greatest(r.pieces, coalesce(h.booked, 0)) as pieces
  from ${pass} r left join ${post} p on p.thing = r.thing and p.deleted_at is null left join ${bundles} b on b.id = r.bundle
    left join ${releasedOrders} o on o.id = b."order" left join ${workers} w on w.id = r.worker
    left join ${held} h on h.scan = r.scan and h.deleted_at is null left join ${workers} v on v.id = h.worker
  where r.deleted_at is null order by r.at desc, r.id desc limit ${MOST}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), heardAt: row.heardAt.toISOString() }));
}

interface Unbound {
  readonly tag: string;
  readonly at: string;
  readonly name: string | null;
  readonly times: number;
}

/** Tags that were read and are bound to nothing: what was read of them waits for somebody to bind them. */
export async function unboundTags({ sql }: Pick<Ctx, 'sql'>): Promise<Unbound[]> {
  const rows = await sql<Omit<Unbound, 'at'> & { readonly at: Date }>`
  select r.tag, max(r.at) as at, max(coalesce(p.name, r.thing)) as name, count(*)::int as times
  from ${held} h join ${pass} r on r.scan = h.scan left join ${post} p on p.thing = r.thing and p.deleted_at is null
  where h.state = 'open' and h.code = 'tag:' || r.tag and h.deleted_at is null and r.deleted_at is null
  group by r.tag order by 2 desc limit ${MOST}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

interface Tag {
  readonly tag: string;
  readonly bundleNumber: string | null;
  readonly orderNumber: string | null;
  readonly pieces: number | null;
  readonly workerName: string | null;
  readonly from: string;
  /** Its order is over: the tag may be used again. */
  readonly isOver: boolean;
}

/** What tags stand for now, the newest first. @param search part of a tag, a bundle's number or a name */
export async function boundTags({ sql, now }: Pick<Ctx, 'sql' | 'now'>, search: string): Promise<Tag[]> {
  const rows = await sql<Omit<Tag, 'from'> & { readonly from: Date }>`
  select t.tag, b.number as "bundleNumber", o.number as "orderNumber", t.pieces, w.name as "workerName", t."from",
    coalesce(b.state = 'void' or o.state = any(${OVER}), false) as "isOver"
  from ${binding} t left join ${bundles} b on b.id = t.bundle left join ${releasedOrders} o on o.id = b."order"
    left join ${workers} w on w.id = t.worker
  where t.deleted_at is null and (t."until" is null or t."until" > ${now.toISOString()}::timestamptz)
    and (${search} = '' or position(upper(${search}) in t.tag) > 0 or position(${search} in coalesce(b.number, w.name, '')) > 0)
  order by t."from" desc, t.tag limit ${MOST}`;
  return rows.map((row) => ({ ...row, from: row.from.toISOString() }));
}
