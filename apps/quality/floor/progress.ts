import type { ViewContext } from '@selvedge/sdk/app';
import { check } from '../entities/check.ts';
import type { Counted } from '../rules/verdict.ts';

interface Row {
  readonly inspected: number;
  readonly defectives: number;
  readonly critical: number;
  readonly major: number;
  readonly minor: number;
}

/** What was counted of a lot, in the order in which it came in; what was taken back stands where it was, as if it had not been. */
export async function countedOf({ sql }: Pick<ViewContext, 'sql'>, inspection: string): Promise<Counted[]> {
  const rows = await sql<Row>`
    select c.inspected, c.defectives, c.critical, c.major, c.minor from ${check} c
    where c.inspection = ${inspection}::uuid and c.deleted_at is null and c.takes_back is null
      and not exists (select from ${check} b where b.takes_back = c.id::text and b.deleted_at is null)
    order by c.created_at, c.id`;
  return rows.map(({ inspected, defectives, critical, major, minor }) => ({
    inspected,
    defectives,
    defects: { critical, major, minor },
  }));
}
