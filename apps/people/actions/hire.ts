import { type ActionContext, action, boolean, conflict, date, ref, text } from '@selvedge/sdk/app';
import { clocksOf } from '../attendance/reckoning.ts';
import { workerHired, workerLeft } from '../contract.ts';
import { placing } from '../entities/placing.ts';
import { team } from '../entities/team.ts';
import { worker } from '../entities/worker.ts';
import {
  apprenticeField,
  homeRateField,
  loginField,
  nameField,
  numberField,
  phoneField,
  positionField,
  skillsField,
} from '../fields/worker.ts';
import { t } from '../words.ts';
import {
  demandTeam,
  giveBadge,
  loginOf,
  MANAGE,
  voidBadges,
  whichWorker,
  type Worker,
} from './worker-facts.ts';

const teamField = ref(team, { title: t('组', 'Team') });
const contentField = text({ title: t('工牌二维码内容', 'What the badge’s QR holds') });
const hiredOnField = date({ title: t('入职日期', 'Hired on'), help: t('不填 = 今天', 'Left out: today') });

/** Puts a new worker into a team from his first day on, and tells others. */
export async function placeNew(
  ctx: ActionContext,
  { id, number, name, team, hiredOn, isApprentice }: Worker,
): Promise<void> {
  if (team !== null)
    await ctx
      .records(placing)
      .add({ worker: id, team, kind: 'home', since: hiredOn, person: ctx.actor?.name });
  await ctx.emit(workerHired, id, { number, name, team, hiredOn, isApprentice });
}

export const hire = action('people/hire', {
  title: t('入职', 'Hire'),
  summary: t('建员工档案，编组，发工牌。', 'Enters a worker, puts him into a team, gives him a badge.'),
  permission: MANAGE,
  input: {
    number: numberField,
    name: nameField,
    team: teamField,
    position: positionField,
    phone: phoneField,
    hiredOn: hiredOnField,
    isApprentice: apprenticeField,
    skills: skillsField,
    homeRate: homeRateField,
    login: loginField,
    withBadge: boolean({ title: t('同时发工牌', 'With a badge'), required: true, default: true }),
  },
  output: { worker: whichWorker, content: contentField },
  async handle(ctx, { withBadge, login, hiredOn, ...facts }) {
    if (facts.team !== null) await demandTeam(ctx, facts.team);
    const added = await ctx
      .records(worker)
      .add({ ...facts, login: loginOf(login), hiredOn: hiredOn ?? clocksOf(ctx).today });
    await placeNew(ctx, added);
    return { worker: added.id, content: withBadge ? await giveBadge(ctx, added.id, null) : null };
  },
});

export const rehire = action('people/rehire', {
  offeredWhen: { isActive: [false] },
  title: t('重新入职', 'Hire again'),
  summary: t('以前的员工回来上班，工号不变。', 'Somebody who left comes back, under his old number.'),
  permission: MANAGE,
  input: { worker: whichWorker, team: teamField, hiredOn: hiredOnField },
  output: { worker: whichWorker, content: contentField },
  async handle(ctx, input) {
    const before = await ctx.records(worker).lock(input.worker);
    if (before.leftOn === null) throw conflict(t(`${before.name}还在职。`, `${before.name} works here.`));
    const hiredOn = input.hiredOn ?? clocksOf(ctx).today;
    if (hiredOn <= before.leftOn)
      throw conflict(
        t(
          `重新入职要晚于上次最后工作日 ${before.leftOn}。`,
          `It has to be after the last day, ${before.leftOn}.`,
        ),
      );
    const into = input.team ?? before.team;
    if (into !== null) await demandTeam(ctx, into);
    const back = await ctx
      .records(worker)
      .change(before.id, { hiredOn, leftOn: null, leftReason: null, isActive: true, team: into });
    await placeNew(ctx, back);
    return { worker: back.id, content: await giveBadge(ctx, back.id, null) };
  },
});

export const leave = action('people/leave', {
  offeredWhen: { isActive: [true] },
  title: t('离职', 'Leave'),
  summary: t(
    '登记最后工作日；工牌当即作废，考勤记录保留。',
    'Enters the last day; badges are void, attendance is kept.',
  ),
  permission: MANAGE,
  input: {
    worker: whichWorker,
    leftOn: date({ title: t('最后工作日', 'Last day'), help: t('不填 = 今天', 'Left out: today') }),
    reason: text({ title: t('原因', 'Why') }),
  },
  output: { worker: whichWorker, isActive: boolean({ title: t('在职', 'Works here'), required: true }) },
  async handle(ctx, input) {
    const before = await ctx.records(worker).lock(input.worker);
    const { today } = clocksOf(ctx);
    const leftOn = input.leftOn ?? today;
    if (before.leftOn !== null)
      throw conflict(
        t(
          `${before.name}已登记离职（${before.leftOn}）。`,
          `${before.name} left already (${before.leftOn}).`,
        ),
      );
    if (leftOn < before.hiredOn)
      throw conflict(
        t(
          `最后工作日不能早于入职日期 ${before.hiredOn}。`,
          `The last day is not before ${before.hiredOn}, when he was hired.`,
        ),
      );
    const isActive = leftOn > today;
    await ctx.records(worker).change(before.id, { leftOn, leftReason: input.reason, isActive });
    if (!isActive) await voidBadges(ctx, before.id, '离职');
    await ctx.emit(workerLeft, before.id, { number: before.number, leftOn, reason: input.reason });
    return { worker: before.id, isActive };
  },
});
