import { addDays, action, type ActionContext, conflict, date, invalid, ref, text } from '@selvedge/sdk/app';
import { clocksOf } from '../attendance/reckoning.ts';
import { placingsOf } from '../attendance/facts.ts';
import { workerMoved } from '../contract.ts';
import { placing } from '../entities/placing.ts';
import { team } from '../entities/team.ts';
import { worker } from '../entities/worker.ts';
import { homeOf } from '../rules/teams.ts';
import { t } from '../words.ts';
import { demandTeam, MANAGE, whichWorker, type Worker } from './worker-facts.ts';

const into = ref(team, { title: t('到组', 'To team'), required: true });
const since = date({ title: t('从', 'From'), help: t('不填 = 今天', 'Left out: today') });
const reason = text({ title: t('原因', 'Why') });
const moved = { placing: ref(placing, { title: t('调组、借调', 'Move or loan'), required: true }) } as const;

/** Makes the team on the record the one of today. */
export async function followHome(ctx: ActionContext, found: Worker): Promise<void> {
  const own = (await placingsOf(ctx, { workers: [found.id] })).get(found.id) ?? [];
  const home = homeOf(own, clocksOf(ctx).today);
  if (home !== undefined && home.team !== found.team)
    await ctx.records(worker).change(found.id, { team: home.team });
}

export const moveTeam = action('people/moveTeam', {
  offeredWhen: { isActive: [true] },
  title: t('调组', 'Move to a team'),
  summary: t(
    '从哪天起算新组的人；以前的日子不变。',
    'From a day on; the days before stay with the team before.',
  ),
  permission: MANAGE,
  input: { worker: whichWorker, team: into, since, reason },
  output: moved,
  async handle(ctx, input) {
    const found = await ctx.records(worker).lock(input.worker);
    await demandTeam(ctx, input.team);
    const day = input.since ?? clocksOf(ctx).today;
    if (day < found.hiredOn)
      throw invalid({
        path: 'since',
        message: t(`不能早于入职日期 ${found.hiredOn}`, `Not before ${found.hiredOn}, when he was hired`),
      });
    const values = { worker: found.id, team: input.team, kind: 'home', since: day } as const;
    const { id } = await ctx
      .records(placing)
      .add({ ...values, reason: input.reason, person: ctx.actor?.name });
    await followHome(ctx, found);
    await ctx.emit(workerMoved, found.id, { team: input.team, since: day });
    return { placing: id };
  },
});

export const lend = action('people/lend', {
  offeredWhen: { isActive: [true] },
  title: t('借调', 'Lend to a team'),
  summary: t(
    '借到别的组一天或几天，到期自动回本组。',
    'To another team for a day or some; then he is back by himself.',
  ),
  permission: 'people.lend',
  input: {
    worker: whichWorker,
    team: into,
    since,
    until: date({ title: t('到', 'To'), help: t('不填 = 只借一天', 'Left out: one day') }),
    reason,
  },
  output: moved,
  async handle(ctx, input) {
    const found = await ctx.records(worker).lock(input.worker);
    await demandTeam(ctx, input.team);
    const from = input.since ?? clocksOf(ctx).today;
    const until = input.until ?? from;
    if (until < from)
      throw invalid({ path: 'until', message: t('不能早于开始日', 'Not before the first day') });
    const own = (await placingsOf(ctx, { workers: [found.id] })).get(found.id) ?? [];
    const other = own.find(
      (one) => one.kind === 'loan' && one.since <= until && from <= (one.until ?? one.since),
    );
    if (other !== undefined)
      throw conflict(
        t(
          `${found.name}在 ${other.since} 至 ${other.until} 已借出，先收回。`,
          `${found.name} is lent from ${other.since} to ${other.until}: end that first.`,
        ),
      );
    const values = { worker: found.id, team: input.team, kind: 'loan', since: from, until } as const;
    const { id } = await ctx
      .records(placing)
      .add({ ...values, reason: input.reason, person: ctx.actor?.name });
    await ctx.emit(workerMoved, found.id, { team: input.team, since: from, until });
    return { placing: id };
  },
});

export const endLoan = action('people/endLoan', {
  title: t('收回借调', 'End a loan'),
  summary: t(
    '今天起回本组；还没开始的借调取消。',
    'Back from today on; one that has not begun is called off.',
  ),
  permission: 'people.lend',
  input: moved,
  output: moved,
  async handle(ctx, input) {
    const loan = await ctx.records(placing).lock(input.placing);
    const { today } = clocksOf(ctx);
    if (loan.kind !== 'loan' || loan.until === null || loan.until < today)
      throw conflict(t('这条借调已经结束。', 'This loan is over.'));
    if (loan.since >= today) await ctx.records(placing).remove(loan.id);
    else await ctx.records(placing).change(loan.id, { until: addDays(today, -1) });
    const { team: own } = await ctx.records(worker).get(loan.worker);
    if (own !== null) await ctx.emit(workerMoved, loan.worker, { team: own, since: today });
    return { placing: loan.id };
  },
});
