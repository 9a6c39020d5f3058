import type { Tx } from '../store/unit.ts';
import { lockNamespace } from './namespace-lock.ts';

/** Whose each first segment is, and who gets what nobody owns. */
export interface Owners {
  readonly roots: ReadonlyMap<string, string>;
  readonly home: string | null;
}

/** System unit. */
export async function loadOwners(tx: Tx): Promise<Owners> {
  const roots = await tx.rows<{ segment: string; org: string }>(
    'select segment, org_id as org from selvedge.roots',
  );
  const home = await tx.row<{ id: string }>('select id from selvedge.orgs order by home desc, id limit 1');
  return { roots: new Map(roots.map(({ segment, org }) => [segment, org])), home: home?.id ?? null };
}

interface Strayed {
  readonly id: number;
  readonly org: string;
  readonly owner: string;
}

/**
 * Paths that were quarantined before their root had an owner go to the owner; where he has such a path himself, the
 * earlier one ends. System unit.
 */
export async function giveToOwners(tx: Tx): Promise<void> {
  const strayed = await tx.rows<Strayed>(
    `select s.id, s.org_id as org, r.org_id as owner from selvedge.series s
     join selvedge.roots r on r.segment = split_part(s.path, '/', 1) and r.org_id <> s.org_id where s.state = 'quarantined'`,
  );
  if (strayed.length === 0) return;
  await lockNamespace(
    tx,
    strayed.flatMap(({ org, owner }) => [org, owner]),
  );
  const lists = [strayed.map(({ id }) => id), strayed.map(({ owner }) => owner)];
  const given = "unnest($1::int[], $2::uuid[]) as g(id, owner) where s.id = g.id and s.state = 'quarantined'";
  const taken = `exists (select from selvedge.series o where o.org_id = g.owner and o.path = s.path and o.state <> 'gone')`;
  await tx.run(`update selvedge.series s set state = 'gone' from ${given} and ${taken}`, lists);
  await tx.run(`update selvedge.series s set org_id = g.owner from ${given}`, lists);
  await tx.run(
    `update selvedge.quarantine q set org_id = s.org_id from selvedge.series s where s.id = q.series_id and q.org_id <> s.org_id`,
  );
}
