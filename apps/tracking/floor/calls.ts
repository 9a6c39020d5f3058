import type { ViewContext } from '@selvedge/sdk/app';
import { teams, workers } from '@selvedge/contracts/people';
import { call } from '../entities/call.ts';
import type { CALLS } from '../fields/words.ts';

export interface OpenCall {
  readonly call: string;
  readonly team: string | null;
  readonly teamName: string | null;
  readonly name: string;
  readonly kind: keyof typeof CALLS;
  readonly note: string | null;
  readonly at: string;
}

/** Who waits for the leader, the longest first. */
export async function openCalls({ sql }: Pick<ViewContext, 'sql'>): Promise<OpenCall[]> {
  const rows = await sql<OpenCall>`
    select c.id as call, c.team, t.name as "teamName", w.name, c.kind, c.note, c.created_at as at
    from ${call} c join ${workers} w on w.id = c.worker left join ${teams} t on t.id = c.team
    where c.state = 'open' and c.deleted_at is null order by c.created_at limit 200`;
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
