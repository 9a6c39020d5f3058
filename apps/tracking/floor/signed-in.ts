import { type OrgFacts, type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { pass } from '../entities/pass.ts';

/** Who showed his badge last at a reader, on that work day. */
export async function signedInAt(
  { sql, org }: { readonly sql: ViewContext['sql']; readonly org: OrgFacts },
  thing: string,
  at: Date,
): Promise<string | null> {
  const [last] = await sql<{ worker: string; at: Date }>`
    select worker, at from ${pass} where thing = ${thing} and outcome = 'signed-in' and at <= ${at.toISOString()}::timestamptz
      and deleted_at is null order by at desc limit 1`;
  return last !== undefined && workDayOf(last.at, org) === workDayOf(at, org) ? last.worker : null;
}
