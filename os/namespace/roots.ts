import { rootOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { bearersChange } from '../identity/known.ts';
import type { Tx } from '../store/unit.ts';
import { OBJECT } from './words.ts';

export interface Claim {
  /** Take a root that nobody owns for the unit's org (the installation's operator, in whose name he acts). */
  readonly claimRoot?: boolean;
}

/** Roots of some paths that the unit's org may not write under. Roots nobody owns are claimed where that is wished. */
export async function foreignRoots(
  tx: Tx,
  paths: readonly string[],
  { claimRoot }: Claim,
): Promise<Set<string>> {
  const roots = [...new Set(paths.map(rootOf))].sort();
  if (claimRoot) {
    bearersChange(tx);
    await tx.run(
      'insert into selvedge.roots (segment, org_id) select segment, $2 from unnest($1::text[]) as g(segment) on conflict do nothing',
      [roots, tx.org],
    );
  }
  const own = await tx.rows<{ segment: string }>(
    'select segment from selvedge.roots where org_id = $2 and segment = any($1)',
    [roots, tx.org],
  );
  const mine = new Set(own.map(({ segment }) => segment));
  return new Set(roots.filter((root) => !mine.has(root)));
}

/** @throws not.found: another org's path is not there for us */
export async function requireRoot(tx: Tx, path: string, claim: Claim): Promise<void> {
  const foreign = await foreignRoots(tx, [path], claim);
  if (foreign.size > 0) throw new SelvedgeError('not.found', { object: OBJECT.path });
}
