import { reply } from '@selvedge/sdk/app';
import { bundles } from '@selvedge/contracts/cutting';
import { teams, workers } from '@selvedge/contracts/people';
import { call } from './entities/call.ts';
import { dispute } from './entities/dispute.ts';
import { held } from './entities/held.ts';
import type { CALLS, CALL_STATES } from './fields/words.ts';
import { floorForOwner } from './inquiries.ts';

interface Called {
  readonly call: string;
  readonly team: string | null;
  readonly name: string;
  readonly kind: keyof typeof CALLS;
  readonly note: string | null;
  readonly state: keyof typeof CALL_STATES;
  readonly at: Date;
  readonly answeredAt: Date | null;
}

interface Disputed {
  readonly dispute: string;
  readonly name: string | null;
  readonly bundle: string | null;
  readonly note: string | null;
  readonly at: Date;
}

/** Calls that wait and those of the time asked for, disputes nobody decided, scans that wait for a leader. */
export const answerFloor = reply(floorForOwner, async (ctx, { since }) => {
  const [calls, disputes, waiting] = await Promise.all([
    ctx.sql<Called>`
      select c.id as call, t.name as team, coalesce(w.name, '—') as name, c.kind, c.note, c.state, c.created_at as at,
        c.answered_at as "answeredAt"
      from ${call} c left join ${workers} w on w.id = c.worker left join ${teams} t on t.id = c.team
      where c.deleted_at is null and (c.state = 'open' or c.created_at >= ${since}::timestamptz)
      order by c.state = 'open' desc, c.created_at limit 1000`,
    ctx.sql<Disputed>`
      select d.id as dispute, w.name, b.number as bundle, d.note, d.created_at as at
      from ${dispute} d left join ${workers} w on w.id = d.worker left join ${bundles} b on b.id = d.bundle
      where d.deleted_at is null and d.state = 'open' order by d.created_at limit 1000`,
    ctx.records(held).count({ state: 'open' }),
  ]);
  return {
    calls: calls.map(({ at, answeredAt, ...one }) => ({
      ...one,
      at: new Date(at).toISOString(),
      answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    })),
    disputes: disputes.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
    held: waiting,
  };
});
