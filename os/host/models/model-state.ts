import type { Tx } from '../../store/unit.ts';
import type { Difference } from './comparing.ts';

/** How a read model of an org stands. */
export interface ModelState {
  readonly builtAt: Date | null;
  readonly comparedAt: Date | null;
  /** Rows found that are not as the facts say, until it is rebuilt. */
  readonly differences: number;
  readonly examples: readonly Difference[];
}

const MOST_EXAMPLES = 20;

export const fromScratch = (state: ModelState | undefined): boolean => (state?.builtAt ?? null) === null;

/** By the entity of its rows. */
export async function readStates(tx: Tx): Promise<ReadonlyMap<string, ModelState>> {
  const rows = await tx.rows<ModelState & { model: string }>(
    `select model, built_at as "builtAt", compared_at as "comparedAt", differences, examples
     from selvedge.read_models where org_id = $1`,
    [tx.org],
  );
  return new Map(rows.map(({ model, ...state }) => [model, state]));
}

/** It was made anew: what was found before is mended. */
export async function noteBuilt(tx: Tx, model: string, at: Date): Promise<void> {
  await tx.run(
    `insert into selvedge.read_models (org_id, model, built_at) values ($1, $2, $3)
     on conflict (org_id, model) do update set built_at = excluded.built_at, differences = 0, examples = '[]'`,
    [tx.org, model, at],
  );
}

/** What a night found stays until somebody mends it; the next nights look at other parts. */
export async function noteCompared(
  tx: Tx,
  model: string,
  at: Date,
  found: readonly Difference[],
): Promise<void> {
  await tx.run(
    `insert into selvedge.read_models as m (org_id, model, compared_at, differences, examples) values ($1, $2, $3, $4, $5)
     on conflict (org_id, model) do update set compared_at = excluded.compared_at,
       differences = case when excluded.differences > 0 then excluded.differences else m.differences end,
       examples = case when excluded.differences > 0 then excluded.examples else m.examples end`,
    [tx.org, model, at, found.length, JSON.stringify(found.slice(0, MOST_EXAMPLES))],
  );
}
