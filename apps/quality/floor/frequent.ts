import type { ViewContext } from '@selvedge/sdk/app';
import { finding } from '../entities/finding.ts';

const DAYS = 30;

/** How often each defect was found lately, by code. */
export async function frequency({
  sql,
  now,
}: Pick<ViewContext, 'sql' | 'now'>): Promise<Map<string, number>> {
  const since = new Date(now.getTime() - DAYS * 86_400_000).toISOString().slice(0, 10);
  const rows = await sql<{ code: string; count: number }>`
    select code, sum(quantity)::int as count from ${finding}
    where day >= ${since}::date and deleted_at is null group by 1`;
  return new Map(rows.map(({ code, count }) => [code, count]));
}
