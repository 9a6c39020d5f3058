import type { Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';

/** Org of each root segment, for deciding whose a path is. System unit. */
export async function rootsOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.rows<{ segment: string; org: string }>(
    'select segment, org_id as org from selvedge.roots',
  );
  return new Map(rows.map((row) => [row.segment, row.org]));
}

/** Id of the org a first segment belongs to. System unit. */
export async function rootOwner(tx: Tx, segment: string): Promise<string | null> {
  const row = await tx.row<{ org: string }>('select org_id as org from selvedge.roots where segment = $1', [
    segment,
  ]);
  return row?.org ?? null;
}

/** Gives a first segment to an org, if it is nobody's yet. System unit. @returns whether the org has it now */
export async function claimRoot(tx: Tx, segment: string, org: string): Promise<boolean> {
  bearersChange(tx);
  await tx.run('insert into selvedge.roots (segment, org_id) values ($1, $2) on conflict do nothing', [
    segment,
    org,
  ]);
  return (await rootOwner(tx, segment)) === org;
}

/** First segments of an org's paths. System unit. */
export async function rootsOfOrg(tx: Tx, org: string): Promise<string[]> {
  const rows = await tx.rows<{ segment: string }>(
    'select segment from selvedge.roots where org_id = $1 order by segment',
    [org],
  );
  return rows.map(({ segment }) => segment);
}
