import {
  daysBetween,
  action,
  type ActionContext,
  choice,
  conflict,
  invalid,
  missing,
  type RecordOf,
  ref,
  text,
} from '@selvedge/sdk/app';
import { absence, leaveFields } from '../entities/absence.ts';
import { worker } from '../entities/worker.ts';
import { LEAVE_STATES } from '../fields/words.ts';
import { type Leave, type LeaveFault, leaveFaults, overlap } from '../rules/leaves.ts';
import { t } from '../words.ts';
import { demandOwn, ownWorker, refuseOwn, type Worker } from './worker-facts.ts';

const APPROVE = 'people.approve';

const SENTENCES: Readonly<Record<LeaveFault, { path: string; message: ReturnType<typeof t> }>> = {
  order: { path: 'until', message: t('不能早于开始日', 'Not before the first day') },
  tooLong: { path: 'until', message: t('一次最多请一年，请核对年份', 'A year at most: look at the year') },
  halfTimes: { path: 'endTime', message: t('起止时间要一起填', 'Both times, or none') },
  timesOfDays: { path: 'endTime', message: t('按时间请假只能在同一天内', 'Times are for a part of one day') },
};

/** @throws conflict when he has asked for that time already */
async function refuseOverlap(ctx: ActionContext, id: string, wished: Leave): Promise<void> {
  const { items } = await ctx.records(absence).list({
    where: {
      worker: id,
      state: { in: ['requested', 'approved'] },
      since: { to: wished.until },
      until: { from: wished.since },
    },
  });
  const other = items.find((one) => overlap(one, wished));
  if (other !== undefined)
    throw conflict(
      t(
        `${other.since} 至 ${other.until} 已经请过假。`,
        `There is a leave from ${other.since} to ${other.until} already.`,
      ),
    );
}

const which = { absence: ref(absence, { title: t('请假', 'Leave'), required: true }) } as const;
const answer = {
  ...which,
  state: choice({ title: t('状态', 'State'), options: LEAVE_STATES, required: true }),
} as const;

export const requestLeave = action('people/requestLeave', {
  title: t('请假', 'Ask for leave'),
  summary: t(
    '本人申请，等组长或人事批；组长、人事替人登记的直接算批准。',
    'Asked for by oneself it waits for approval; entered for somebody else by who may approve, it is approved.',
  ),
  permission: 'people.own',
  input: {
    worker: ref(worker, { title: t('员工', 'Worker'), help: t('不填 = 本人', 'Left out: oneself') }),
    ...leaveFields,
  },
  output: answer,
  async handle(ctx, { worker: id, ...wished }) {
    const own = await ownWorker(ctx);
    const isOther = id !== null && id !== own?.id;
    if (isOther && !ctx.may(APPROVE)) throw missing(t('员工', 'worker'));
    const found = isOther ? await ctx.records(worker).lock(id) : await lockOwn(ctx);
    const faults = leaveFaults(wished, daysBetween(wished.since, wished.until) + 1);
    if (faults.length > 0) throw invalid(...faults.map((fault) => SENTENCES[fault]));
    await refuseOverlap(ctx, found.id, wished);
    const decided = isOther
      ? ({ state: 'approved', decidedBy: ctx.actor?.name, decidedAt: ctx.now.toISOString() } as const)
      : {};
    const { id: added, state } = await ctx.records(absence).add({ worker: found.id, ...wished, ...decided });
    return { absence: added, state };
  },
});

async function lockOwn(ctx: ActionContext): Promise<Worker> {
  return ctx.records(worker).lock((await demandOwn(ctx)).id);
}

/** @throws conflict when it is in another state */
function demandState({ state }: RecordOf<typeof absence>, ...allowed: readonly string[]): void {
  if (!allowed.includes(state))
    throw conflict(
      t(
        `这次请假${LEAVE_STATES[state].zh}，不能再改。`,
        `This leave is ${LEAVE_STATES[state].en.toLowerCase()} already.`,
      ),
    );
}

const decision = (
  id: 'approveLeave' | 'refuseLeave',
  state: 'approved' | 'refused',
  title: ReturnType<typeof t>,
) =>
  action(`people/${id}`, {
    title,
    permission: APPROVE,
    input: { ...which, note: text({ title: t('审批意见', 'Note') }) },
    output: answer,
    async handle(ctx, { absence: wished, note }) {
      const found = await ctx.records(absence).lock(wished);
      demandState(found, 'requested');
      refuseOwn(ctx, await ctx.records(worker).get(found.worker));
      const decided = { state, note, decidedBy: ctx.actor?.name, decidedAt: ctx.now.toISOString() };
      await ctx.records(absence).change(found.id, decided);
      return { absence: found.id, state };
    },
  });

export const approveLeave = decision('approveLeave', 'approved', t('批准请假', 'Approve a leave'));
export const refuseLeave = decision('refuseLeave', 'refused', t('不批请假', 'Refuse a leave'));

export const cancelLeave = action('people/cancelLeave', {
  title: t('取消请假', 'Cancel a leave'),
  summary: t(
    '本人可取消待批的；已批的由组长、人事取消。',
    'One’s own as long as it waits; an approved one by who may approve.',
  ),
  permission: 'people.own',
  input: which,
  output: answer,
  async handle(ctx, { absence: wished }) {
    const found = await ctx.records(absence).lock(wished);
    const isOwn = (await ownWorker(ctx))?.id === found.worker;
    if (!isOwn && !ctx.may(APPROVE)) throw missing(t('请假', 'leave'));
    if (isOwn) demandState(found, 'requested');
    else demandState(found, 'requested', 'approved');
    await ctx.records(absence).change(found.id, { state: 'cancelled' });
    return { absence: found.id, state: 'cancelled' as const };
  },
});
