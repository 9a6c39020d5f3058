import { isSegment, type Titles } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';
import { type Page, type Paged, boundsOf, paged } from './page.ts';
import { claimRoot } from './roots.ts';

export const ORG_KINDS = ['cluster', 'factory', 'provider', 'expert'] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/** A title as a person wrote it: one text, or one in each language. */
export type Title = string | Titles;

export interface Org {
  readonly id: string;
  /** First segment of its paths; never changes. */
  readonly slug: string;
  readonly title: Title;
  readonly kind: OrgKind;
  /** IANA name. */
  readonly timeZone: string;
  /** Time at which a work day begins, `HH:MM`. */
  readonly dayStart: string;
  /** Days of history kept; null = for ever. */
  readonly historyDays: number | null;
  /** Slugs of the clusters it belongs to. */
  readonly clusters: readonly string[];
}

export interface OrgInput {
  readonly slug: string;
  readonly title: Title;
  readonly kind: OrgKind;
  /** Default Asia/Shanghai. */
  readonly timeZone?: string;
}

export interface OrgChange {
  readonly title?: Title;
  readonly timeZone?: string;
  readonly dayStart?: string;
  readonly historyDays?: number | null;
}

/** What a query selects to know an org, and from where. */
export const ORG = {
  columns: `o.id, o.slug, o.title, o.kind, o.time_zone as "timeZone", o.day_start as "dayStart", o.history_days as "historyDays",
  coalesce((select array_agg(c.slug order by c.slug) from selvedge.org_clusters m join selvedge.orgs c on c.id = m.cluster_id where m.org_id = o.id), '{}') as clusters`,
  from: 'selvedge.orgs o',
} as const;
const SELECT = `select ${ORG.columns} from ${ORG.from}`;

/** Orgs of a person (null: of everybody), oldest first, paged by key. System unit. */
export async function pageOrgs(tx: Tx, person: string | null, page: Page): Promise<Paged<Org>> {
  const { after, limit, fetch } = boundsOf(page);
  const rows = await tx.rows<Org>(
    `${SELECT} where ($1::uuid is null or o.id > $1)
     and ($2::uuid is null or exists (select from selvedge.memberships p where p.org_id = o.id and p.person_id = $2 and p.active))
     order by o.id limit $3`,
    [after, person, fetch],
  );
  return paged(
    rows,
    limit,
    ({ id }) => id,
    (org) => org,
  );
}

/** Org of a slug. System unit. */
export const findOrg = (tx: Tx, slug: string): Promise<Org | undefined> =>
  tx.row<Org>(`${SELECT} where o.slug = $1`, [slug]);

/** The org of an id. System unit, or its own. @throws not.found */
export async function readOrg(tx: Tx, id: string): Promise<Org> {
  return known(await tx.row<Org>(`${SELECT} where o.id = $1`, [id]));
}

/** The org that the first start made. System unit. @throws not.found before the first start */
export async function homeOrg(tx: Tx): Promise<Org> {
  return known(await tx.row<Org>(`${SELECT} where o.home`));
}

/** System unit. @throws not.found */
export async function getOrg(tx: Tx, slug: string): Promise<Org> {
  return known(await findOrg(tx, slug));
}

/** Makes an org and claims its slug as its first root. System unit. @throws input.invalid, conflict */
export async function createOrg(tx: Tx, input: OrgInput, home = false): Promise<Org> {
  if (!isSegment(input.slug)) {
    throw invalid('slug', {
      zh: '短名只能有文字、数字、“-”和“_”，最长 64 个字。',
      en: 'A short name has letters, digits, “-” and “_” only, at most 64.',
    });
  }
  check(input);
  const id = newId();
  const made = await tx.run(
    'insert into selvedge.orgs (id, slug, title, kind, time_zone, home) values ($1, $2, $3, $4, $5, $6) on conflict (slug) do nothing',
    [id, input.slug, JSON.stringify(input.title), input.kind, input.timeZone ?? 'Asia/Shanghai', home],
  );
  if (made === 0 || !(await claimRoot(tx, input.slug, id))) {
    throw new SelvedgeError('conflict', {
      reason: { zh: `“${input.slug}”已被使用。`, en: `“${input.slug}” is taken.` },
    });
  }
  return getOrg(tx, input.slug);
}

/** System unit. @throws not.found, input.invalid */
export async function changeOrg(
  tx: Tx,
  slug: string,
  change: OrgChange,
): Promise<{ before: Org; after: Org }> {
  const before = await getOrg(tx, slug);
  check(change);
  const after = { ...before, ...change };
  bearersChange(tx);
  await tx.run(
    'update selvedge.orgs set title = $2, time_zone = $3, day_start = $4, history_days = $5 where id = $1',
    [before.id, JSON.stringify(after.title), after.timeZone, after.dayStart, after.historyDays],
  );
  return { before, after: await getOrg(tx, slug) };
}

/** Takes an org into a cluster or out of it. System unit. @throws not.found, input.invalid when the second is no cluster */
export async function setCluster(tx: Tx, slug: string, cluster: string, belongs: boolean): Promise<Org> {
  const org = await getOrg(tx, slug);
  const target = await getOrg(tx, cluster);
  if (target.kind !== 'cluster')
    throw invalid('cluster', { zh: `“${cluster}”不是集群。`, en: `“${cluster}” is no cluster.` });
  if (org.id === target.id)
    throw invalid('cluster', { zh: '集群不能加入自己。', en: 'A cluster cannot belong to itself.' });
  await tx.run(
    belongs
      ? 'insert into selvedge.org_clusters (org_id, cluster_id) values ($1, $2) on conflict do nothing'
      : 'delete from selvedge.org_clusters where org_id = $1 and cluster_id = $2',
    [org.id, target.id],
  );
  return getOrg(tx, slug);
}

function known(org: Org | undefined): Org {
  if (org === undefined) throw new SelvedgeError('not.found', { object: { zh: '组织', en: 'organisation' } });
  return org;
}

function check({ title, timeZone, dayStart, historyDays }: OrgChange): void {
  const texts = title === undefined ? [] : typeof title === 'string' ? [title] : [title.zh, title.en];
  if (texts.some((text) => text.trim() === '' || text.length > 200))
    throw invalid('title', { zh: '名称应为 1 至 200 个字。', en: 'A title has 1 to 200 characters.' });
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw invalid('timeZone', { zh: `没有时区“${timeZone}”。`, en: `“${timeZone}” is no time zone.` });
  if (dayStart !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(dayStart))
    throw invalid('dayStart', { zh: '应为 HH:MM。', en: 'A time of day is written HH:MM.' });
  if (typeof historyDays === 'number' && (!Number.isInteger(historyDays) || historyDays < 1))
    throw invalid('historyDays', { zh: '应为正整数天。', en: 'Days of history are a whole number from 1.' });
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const invalid = (path: string, reason: Titles): SelvedgeError =>
  new SelvedgeError('input.invalid', { reason }, { fields: [{ path, message: reason }] });
