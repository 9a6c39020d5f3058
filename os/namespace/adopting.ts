import { lastOf, parentOf, rootOf, type Titles } from '@selvedge/sdk/connector';
import type { FieldFault } from '@selvedge/sdk/errors';
import { z } from 'zod';
import type { Tx } from '../store/unit.ts';
import { type Declaration, declareThings } from './declaring.ts';
import { metricInput } from './input.ts';
import type { Metric } from './metric.ts';
import { lockNamespace } from './namespace-lock.ts';
import { checkPath, parse, read } from './parse.ts';
import { inferred } from './quarantine-list.ts';
import { type Claim, foreignRoots } from './roots.ts';
import type { UnknownPath } from './series.ts';
import { below } from './subtree.ts';
import { FAULT } from './words.ts';

/** A path to adopt; what is not said is inferred from what was seen. */
const adoption = z.looseObject({ path: z.string() });

/** Single paths, or everything in quarantine below a path ('' = all of the org). */
export const adoptInput = z.union([
  z.strictObject({ paths: z.array(adoption) }),
  z.strictObject({ under: z.string() }),
]);
export type AdoptInput = z.input<typeof adoptInput>;

export interface Adopted {
  /** Paths that are metrics now. */
  readonly adopted: readonly string[];
  readonly errors: readonly { readonly path: string; readonly message: Titles | string }[];
}

interface Candidate {
  readonly path: string;
  readonly kind: UnknownPath['kind'];
}

/**
 * Makes things and metrics of quarantined paths. Series keep their ids, so what was stored is their history at once.
 * What cannot be adopted is answered path by path; the others are. @throws input.invalid when the request is unreadable
 */
export async function adopt(tx: Tx, input: unknown, claim: Claim): Promise<Adopted> {
  const wish = parse(adoptInput, input);
  await lockNamespace(tx, [tx.org ?? '']);
  const wishes = new Map('paths' in wish ? wish.paths.map((each) => [each.path, each]) : []);
  const candidates = 'paths' in wish ? await named(tx, [...wishes.keys()]) : await allUnder(tx, wish.under);
  const errors: { path: string; message: Titles | string }[] = [];
  const found = new Set(candidates.map(({ path }) => path));
  for (const path of wishes.keys())
    if (!found.has(path)) errors.push({ path, message: FAULT.notQuarantined });
  const foreign = await foreignRoots(tx, [...found], claim);
  const byThing = new Map<string, Metric[]>();
  const adopted: string[] = [];
  for (const { path, kind } of candidates) {
    const metric = foreign.has(rootOf(path))
      ? { faults: FOREIGN }
      : read(metricInput, proposal(path, kind, wishes.get(path)));
    if ('faults' in metric) {
      errors.push({ path, message: metric.faults[0].message });
      continue;
    }
    adopted.push(path);
    byThing.set(parentOf(path), [...(byThing.get(parentOf(path)) ?? []), metric.value]);
  }
  await declareThings(
    tx,
    [...byThing].map(([path, more]): Declaration => ({ path, more })),
  );
  return { adopted, errors };
}

const FOREIGN: readonly FieldFault[] = [{ path: 'path', message: FAULT.foreignRoot }];

const proposal = (path: string, kind: UnknownPath['kind'], wish: object | undefined): object => ({
  datatype: inferred(kind),
  ...wish,
  name: lastOf(path),
});

const named = (tx: Tx, paths: readonly string[]): Promise<Candidate[]> =>
  tx.rows<Candidate>(`${CANDIDATES} and s.path = any($1) order by s.path`, [[...paths]]);

function allUnder(tx: Tx, under: string): Promise<Candidate[]> {
  if (under !== '') checkPath(under, 'under');
  const { above, beyond } = below(under);
  return tx.rows<Candidate>(
    `${CANDIDATES} and (s.path = $1 or (s.path > $2 and s.path < $3)) order by s.path`,
    [under, above, beyond],
  );
}

const CANDIDATES = `select s.path, q.kind from selvedge.series s join selvedge.quarantine q on q.series_id = s.id
  where s.state = 'quarantined'`;
