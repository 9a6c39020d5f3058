import { isSegment } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { v7 } from 'uuid';
import type { Tx } from '../store/unit.ts';

export const ORG_KINDS = ['cluster', 'factory', 'provider', 'expert'] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

export interface Org {
  readonly id: string;
  /** First segment of its paths; never changes. */
  readonly slug: string;
  readonly title: string;
  readonly kind: OrgKind;
  /** IANA name. */
  readonly timeZone: string;
  /** Hour at which a work day begins, `HH:MM`. */
  readonly dayStart: string;
  /** Days of history kept; null = for ever. */
  readonly historyDays: number | null;
  /** Slugs of the clusters it belongs to. */
  readonly clusters: readonly string[];
}

export interface OrgInput {
  readonly slug: string;
  readonly title: string;
  readonly kind: OrgKind;
  readonly timeZone?: string;
}

export interface OrgChange {
  readonly title?: string;
  readonly timeZone?: string;
  readonly dayStart?: string;
  readonly historyDays?: number | null;
}

const SELECT = `select o.id, o.slug, o.title, o.kind, o.time_zone as "timeZone", o.day_start as "dayStart", o.history_days as "historyDays",
  coalesce((select array_agg(c.slug order by c.slug) from selvedge.org_clusters m join selvedge.orgs c on c.id = m.cluster_id where m.org_id = o.id), '{}') as clusters
  from selvedge.orgs o`;

/** All orgs, oldest first. System unit. */
export const listOrgs = (tx: Tx): Promise<Org[]> => tx.rows<Org>(`${SELECT} order by o.id`);

/** Org of a slug. System unit. */
export const findOrg = (tx: Tx, slug: string): Promise<Org | undefined> =>
  tx.row<Org>(`${SELECT} where o.slug = $1`, [slug]);

/** The org that the first start made. System unit. */
export async function homeOrg(tx: Tx): Promise<Org> {
  const home = await tx.row<Org>(`${SELECT} order by o.id limit 1`);
  if (home === undefined) throw new SelvedgeError('not.found', { object: 'org' });
  return home;
}

/** @throws not.found */
export async function getOrg(tx: Tx, slug: string): Promise<Org> {
  const org = await findOrg(tx, slug);
  if (org === undefined) throw new SelvedgeError('not.found', { object: 'org' });
  return org;
}

/** Makes an org and claims its slug as its first root. System unit. @throws input.invalid, conflict */
export async function createOrg(tx: Tx, input: OrgInput): Promise<Org> {
  if (!isSegment(input.slug)) {
    throw new SelvedgeError(
      'input.invalid',
      { reason: 'The short name has letters, digits, “-” and “_” only.' },
      { fields: [{ path: 'slug', message: 'not a path segment' }] },
    );
  }
  checkTimeZone(input.timeZone);
  const taken = await tx.row('select 1 from selvedge.roots where segment = $1', [input.slug]);
  if (taken !== undefined) throw new SelvedgeError('conflict', { reason: `“${input.slug}” is taken.` });
  const id = v7();
  await tx.run('insert into selvedge.orgs (id, slug, title, kind, time_zone) values ($1, $2, $3, $4, $5)', [
    id,
    input.slug,
    input.title,
    input.kind,
    input.timeZone ?? 'Asia/Shanghai',
  ]);
  await tx.run('insert into selvedge.roots (segment, org_id) values ($1, $2)', [input.slug, id]);
  return getOrg(tx, input.slug);
}

/** System unit. */
export async function changeOrg(
  tx: Tx,
  slug: string,
  change: OrgChange,
): Promise<{ before: Org; after: Org }> {
  const before = await getOrg(tx, slug);
  checkTimeZone(change.timeZone);
  await tx.run(
    'update selvedge.orgs set title = $2, time_zone = $3, day_start = $4, history_days = $5 where id = $1',
    [
      before.id,
      change.title ?? before.title,
      change.timeZone ?? before.timeZone,
      change.dayStart ?? before.dayStart,
      change.historyDays === undefined ? before.historyDays : change.historyDays,
    ],
  );
  return { before, after: await getOrg(tx, slug) };
}

/** Takes a factory into a cluster or out of it. System unit. @throws input.invalid when the second org is no cluster */
export async function setCluster(tx: Tx, slug: string, cluster: string, belongs: boolean): Promise<Org> {
  const org = await getOrg(tx, slug);
  const target = await getOrg(tx, cluster);
  if (target.kind !== 'cluster')
    throw new SelvedgeError('input.invalid', { reason: `“${cluster}” is no cluster.` });
  if (org.id === target.id)
    throw new SelvedgeError('input.invalid', { reason: 'A cluster cannot belong to itself.' });
  await tx.run(
    belongs
      ? 'insert into selvedge.org_clusters (org_id, cluster_id) values ($1, $2) on conflict do nothing'
      : 'delete from selvedge.org_clusters where org_id = $1 and cluster_id = $2',
    [org.id, target.id],
  );
  return getOrg(tx, slug);
}

/** Org of each root segment, for deciding whose a path is. System unit. */
export async function rootsOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.rows<{ segment: string; org: string }>(
    'select segment, org_id as org from selvedge.roots',
  );
  return new Map(rows.map((row) => [row.segment, row.org]));
}

function checkTimeZone(zone: string | undefined): void {
  if (zone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new SelvedgeError(
      'input.invalid',
      { reason: `“${zone}” is no time zone.` },
      { fields: [{ path: 'timeZone', message: 'unknown time zone' }] },
    );
  }
}
