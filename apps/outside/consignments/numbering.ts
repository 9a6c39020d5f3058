import type { ActionContext, Entity } from '@selvedge/sdk/app';

/** The next serial number of an entity, given under a lock: never twice, never again. */
export async function nextSerial(
  { sql, org }: Pick<ActionContext, 'sql' | 'org'>,
  entity: Entity,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${entity.id} ${org.id}`}, 11))`;
  const [{ last }] = await sql<{ last: number }>`select coalesce(max(serial), 0)::int as last from ${entity}`;
  return last + 1;
}
