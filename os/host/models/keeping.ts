import type { ReadModel, Scope } from '@selvedge/sdk/app';
import type { SqlValue, Tx } from '../../store/unit.ts';
import { ModelShape, type Place } from './shape.ts';

/** More scopes than this at once are locked as one. */
const MOST_LOCKS = 50;
const SPACE = 7080004;
/** Parts in which a rebuilt model is put in place, so that it can be said how far it is. */
const PARTS = 20;

/**
 * Reckons some scopes anew. Whoever changes the same scope waits for the end of this unit of work: the second of two sees
 * what the first wrote.
 */
export async function refresh(place: Place, model: ReadModel, scopes: readonly Scope[]): Promise<void> {
  if (scopes.length === 0) return;
  const { tx, registry } = place;
  await lockScopes(tx, model, scopes);
  const shape = new ModelShape(registry, model);
  const params: SqlValue[] = [];
  const fresh = shape.fresh(scopes, params);
  await merge(place, shape, fresh, shape.within(scopes, params), params);
}

/** Keeps others from some scopes of a model until the unit of work ends. */
export async function lockScopes(tx: Tx, model: ReadModel, scopes: readonly Scope[]): Promise<void> {
  const { id } = model.entity;
  if (scopes.length > MOST_LOCKS) return lockModel(tx, id);
  await tx.run(`select pg_advisory_xact_lock_shared(hashtextextended($1, ${SPACE}))`, [`${id} ${tx.org}`]);
  const names = scopes.map((scope) => model.scope.map((field) => scope[field]).join('|'));
  for (const name of [...new Set(names)].sort())
    await tx.run(`select pg_advisory_xact_lock(hashtextextended($1, ${SPACE}))`, [`${id} ${tx.org} ${name}`]);
}

async function lockModel(tx: Tx, id: string): Promise<void> {
  await tx.run(`select pg_advisory_xact_lock(hashtextextended($1, ${SPACE}))`, [`${id} ${tx.org}`]);
}

/** What a rebuild did. */
export interface Rebuilt {
  readonly rows: number;
  /** Rows that were not as the facts say: written, changed or taken away. */
  readonly mended: number;
}

/**
 * Makes a model anew from the facts, beside people who look at it: they see the old rows until all are there.
 * @param progress share done, 0 to 1
 */
export async function rebuild(
  place: Place,
  model: ReadModel,
  progress: (share: number) => void = () => undefined,
): Promise<Rebuilt> {
  const { tx, registry } = place;
  await lockModel(tx, model.entity.id);
  const shape = new ModelShape(registry, model);
  const params: SqlValue[] = [];
  await tx.run('drop table if exists pg_temp.read_model');
  await tx.run(`create temp table read_model (${shape.declaration}) on commit drop`);
  const rows = await tx.run(`insert into read_model ${shape.fresh(null, params)}`, params);
  await tx.run('create unique index on read_model (id)');
  await tx.run('analyze read_model');
  progress(1 / 2);
  let mended = 0;
  for (let part = 0; part < PARTS; part++) {
    const own = `mod(('x' || left(id::text, 8))::bit(32)::bigint, ${PARTS}) = ${part}`;
    mended += await merge(place, shape, `select * from read_model where ${own}`, own, []);
    progress(1 / 2 + (part + 1) / PARTS / 2);
  }
  return { rows, mended };
}

/** Brings the rows that a condition names to what they ought to be. @returns how many were not */
async function merge(
  { tx, now }: Place,
  shape: ModelShape,
  fresh: string,
  within: string,
  params: SqlValue[],
): Promise<number> {
  const { table } = shape;
  const org = `$${params.push(tx.org ?? '')}::uuid`;
  const at = `$${params.push(now)}::timestamptz`;
  const columns = shape.list();
  const sets = shape.columns.map(({ name }) => `"${name}" = excluded."${name}"`);
  const [row] = await tx.rows<{ mended: number }>(
    `with fresh as (${fresh}), gone as (
       delete from ${table.qualified} t where org_id = ${org} and ${within} and not exists (select from fresh f where f.id = t.id)
       returning 1
     ), kept as (
       insert into ${table.qualified} as t (org_id, id, version, created_at, updated_at, ${columns})
       select ${org}, id, 1, ${at}, ${at}, ${columns} from fresh
       on conflict (org_id, id) do update set ${sets.join(', ')}, version = t.version + 1,
         updated_at = excluded.updated_at, deleted_at = null
       where t.deleted_at is not null or (${shape.list('t.')}) is distinct from (${shape.list('excluded.')})
       returning 1
     ) select ((select count(*) from gone) + (select count(*) from kept))::int as mended`,
    params,
  );
  return row?.mended ?? 0;
}
