import { type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { check } from '../entities/check.ts';
import type { Sums } from '../rules/ratios.ts';

interface Of {
  readonly kind: string;
  readonly team?: string | null;
  readonly inspection?: string | null;
}

/** What was counted of an inspection, or else today by a team, or by those who said none. */
export async function sumsToday(
  { sql, now, org }: Pick<ViewContext, 'sql' | 'now' | 'org'>,
  { kind, team = null, inspection = null }: Of,
): Promise<Sums> {
  const [sums] = await sql<Sums>`
    select coalesce(sum(inspected), 0)::int as inspected, coalesce(sum(defectives), 0)::int as defectives,
      coalesce(sum(defects), 0)::int as defects
    from ${check}
    where deleted_at is null and kind = ${kind} and case
      when ${inspection}::text is not null then inspection = ${inspection}::uuid
      else day = ${workDayOf(now, org)}::date and team is not distinct from ${team}::uuid end`;
  return sums ?? { inspected: 0, defectives: 0, defects: 0 };
}
