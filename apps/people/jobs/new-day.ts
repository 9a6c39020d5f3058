import { job } from '@selvedge/sdk/app';
import { followHome } from '../actions/move-team.ts';
import { voidBadges } from '../actions/worker-facts.ts';
import { clocksOf } from '../attendance/reckoning.ts';
import { placing } from '../entities/placing.ts';
import { worker } from '../entities/worker.ts';
import { t } from '../words.ts';

/** Every hour, for the work day begins at a different one in every org: who moved or left as of today. */
export const newDay = job('people/newDay', {
  title: t('调组、离职生效', 'Moves and leavings of today'),
  cron: '5 * * * *',
  async handle(ctx) {
    const { today } = clocksOf(ctx);
    const gone = await ctx.sql<{ id: string }>`
      select id from ${worker} where deleted_at is null and is_active and left_on < ${today}::date`;
    for (const { id } of gone) {
      await ctx.records(worker).change(id, { isActive: false });
      await voidBadges(ctx, id, '离职');
    }
    const moved = await ctx.sql<{ id: string }>`
      select distinct w.id from ${placing} p join ${worker} w on w.org_id = p.org_id and w.id = p.worker
      where p.deleted_at is null and w.deleted_at is null and p.kind = 'home'
        and p.since > ${today}::date - 60 and p.since <= ${today}::date and w.team is distinct from p.team`;
    for (const { id } of moved) await followHome(ctx, await ctx.records(worker).lock(id));
  },
});
