import { daysBetween, invalid, type ViewContext } from '@selvedge/sdk/app';
import { team } from '../entities/team.ts';
import { t } from '../words.ts';

const LONGEST = 92;

/** Names of teams, those no longer in use included. */
export async function teamNames({ sql }: Pick<ViewContext, 'sql'>): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`select id, name from ${team}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The last day of what is asked. @throws input.invalid for more than a quarter at once */
export function withinQuarter(from: string, to: string): string {
  if (daysBetween(from, to) < LONGEST) return to;
  throw invalid({ path: 'to', message: t('一次最多查一个季度', 'A quarter at most at once') });
}
