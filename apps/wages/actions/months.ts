import {
  addDays,
  action,
  type ActionContext,
  boolean,
  conflict,
  integer,
  type RecordOf,
  text,
} from '@selvedge/sdk/app';
import { monthLocked } from '../contract.ts';
import { carried, month } from '../entities/month.ts';
import { payslip } from '../entities/payslip.ts';
import { checksField, type Checks, checksOf } from '../reckoning/checks.ts';
import { monthBefore, monthOf, todayOf } from '../reckoning/days.ts';
import { peopleOf, takeAttendance } from '../reckoning/people.ts';
import { shownLines, totalsOf } from '../reckoning/present.ts';
import { reckonMonth, type Standing } from '../reckoning/reckoning.ts';
import { t } from '../words.ts';

export const CHECK = 'wages.check';
/** A record may be on its way when a month is locked: what was stored in the last moments is left to the next month. */
const ON_THE_WAY_MS = 60_000;

export const monthInput = text({
  title: t('月份', 'Month'),
  required: true,
  pattern: String.raw`\d{4}-(0[1-9]|1[0-2])`,
  help: t('如 2026-11', 'Such as 2026-11'),
});

/** The record of a month, made when there is none; others who lock wait. */
async function heldMonth(ctx: ActionContext, wished: string): Promise<RecordOf<typeof month>> {
  const found = await ctx.records(month).first({ month: wished });
  return found === null ? ctx.records(month).add({ month: wished }) : ctx.records(month).lock(found.id);
}

/** Attendance of a month that is not locked; of one in work up to today. */
async function refreshAttendance(ctx: ActionContext, wished: string): Promise<number> {
  const { from, to } = monthOf(wished);
  const today = todayOf(ctx);
  return from > today ? 0 : takeAttendance(ctx, from, to < today ? to : today);
}

const refuseLocked = (): Error =>
  conflict(
    t(
      '这个月已锁定，不再变动；补记的算到下个月。',
      'The month is locked and never moves. What comes late is paid in the next.',
    ),
  );

export const takeMonthAttendance = action('wages/takeAttendance', {
  title: t('取考勤', 'Take attendance over'),
  summary: t(
    '从“人员与考勤”取这个月的出勤和加班。',
    'Present and overtime of the month, from People and attendance.',
  ),
  permission: CHECK,
  input: { month: monthInput },
  output: { days: integer({ title: t('更新天数', 'Days that changed'), required: true }) },
  async handle(ctx, { month: wished }) {
    if ((await ctx.records(month).first({ month: wished, state: 'locked' })) !== null) throw refuseLocked();
    return { days: await refreshAttendance(ctx, wished) };
  },
});

export const checkMonth = action('wages/checkMonth', {
  title: t('核对月份', 'Check a month'),
  summary: t(
    '重取考勤，列出锁定前该看的：待定价、疑问、缺考勤、加班超时……',
    'Takes attendance anew and lists what to look at before the lock: pending prices, disputes, attendance, overtime.',
  ),
  permission: CHECK,
  input: { month: monthInput },
  output: { checks: checksField },
  async handle(ctx, { month: wished }) {
    const held = await heldMonth(ctx, wished);
    if (held.state === 'locked') throw refuseLocked();
    await refreshAttendance(ctx, wished);
    const checks = await checksOf(ctx, await reckonMonth(ctx, wished));
    await ctx.records(month).change(held.id, { state: 'checked', checkedBy: ctx.actor?.name });
    return { checks };
  },
});

export const lockMonth = action('wages/lockMonth', {
  title: t('锁定月份', 'Lock a month'),
  summary: t(
    '工资条逐行定下来，不再变动；以后补的记录按老工价算到下个月。',
    'Payslips stand line by line for ever; what comes late is paid in the next month at the old price.',
  ),
  offeredWhen: { state: ['checked'] },
  permission: 'wages.lock',
  input: {
    month: monthInput,
    acceptWarnings: boolean({
      title: t('有提醒也锁定', 'Lock in spite of what is listed'),
      required: true,
      default: false,
    }),
  },
  output: {
    workers: integer({ title: t('人数', 'Workers'), required: true, unit: '人' }),
    checks: checksField,
  },
  async handle(ctx, { month: wished, acceptWarnings }) {
    const held = await heldMonth(ctx, wished);
    await refuseEarly(ctx, held);
    await refreshAttendance(ctx, wished);
    const cutoff = new Date(ctx.now.getTime() - ON_THE_WAY_MS).toISOString();
    const standing = await reckonMonth(ctx, wished, { until: cutoff });
    const checks = await checksOf(ctx, standing);
    refuseWarned(checks, acceptWarnings);
    await keepPayslips(ctx, wished, standing);
    await carryOver(ctx, wished, standing);
    const { pays } = standing;
    await ctx.records(month).change(held.id, {
      state: 'locked',
      lockedBy: ctx.actor?.name,
      cutoff,
      lockedAt: ctx.now.toISOString(),
      workers: pays.length,
      pieces: pays.reduce((all, { pieces }) => all + pieces, 0),
    });
    await ctx.emit(monthLocked, held.id, { month: wished });
    return { workers: pays.length, checks };
  },
});

/** @throws conflict when it is not this month's turn */
async function refuseEarly(ctx: ActionContext, held: RecordOf<typeof month>): Promise<void> {
  if (held.state === 'locked') throw refuseLocked();
  if (held.state !== 'checked') throw conflict(t('先核对，再锁定。', 'Check the month first, then lock it.'));
  if (todayOf(ctx) <= monthOf(held.month).to)
    throw conflict(t('这个月还没过完。', 'The month is not over yet.'));
  const before = await ctx.sql<{ month: string }>`
    select month from ${month} where deleted_at is null and state = 'locked' order by month desc limit 1`;
  if (before.length > 0 && before[0].month !== monthBefore(held.month))
    throw conflict(
      t(
        `月份要一个接一个锁定：上次锁到 ${before[0].month}，接着该 ${addDays(monthOf(before[0].month).to, 1).slice(0, 7)}。`,
        `Months are locked one after the other: the last one was ${before[0].month}, the next is ${addDays(monthOf(before[0].month).to, 1).slice(0, 7)}.`,
      ),
    );
}

/** @throws conflict when something is listed that nobody accepted */
function refuseWarned(checks: Checks, isAccepted: boolean): void {
  if (isAccepted || checks.every(({ count }) => count === 0)) return;
  const open = checks.filter(({ count }) => count > 0);
  throw conflict(
    t(
      `还有要看的：${open.map(({ title, count }) => `${title.zh} ${count}`).join('、')}。看过可以选“有提醒也锁定”。`,
      `Still listed: ${open.map(({ title, count }) => `${title.en} ${count}`).join(', ')}. Choose to lock in spite of it.`,
    ),
  );
}

async function keepPayslips(
  ctx: ActionContext,
  wished: string,
  { pays, operations }: Standing,
): Promise<void> {
  const people = await peopleOf(ctx);
  await ctx.records(payslip).addAll(
    pays.map((pay) => {
      const person = people.get(pay.worker);
      return {
        month: wished,
        worker: pay.worker,
        number: person?.number ?? '?',
        name: person?.name ?? '?',
        team: person?.team,
        ...totalsOf(pay),
        lines: shownLines(pay, operations.names),
      };
    }),
  );
}

/** Pieces without a price wait for one; those that have got theirs are paid with this month. */
async function carryOver(ctx: ActionContext, wished: string, { pending, facts }: Standing): Promise<void> {
  const waits = new Set(pending.map((one) => one.carried));
  for (const { carried: id } of facts.works)
    if (id !== null && !waits.has(id)) await ctx.records(carried).change(id, { paidIn: wished });
  await ctx
    .records(carried)
    .addAll(
      pending
        .filter((one) => one.carried === null)
        .map(({ carried: _none, title: _title, ...facts }) => ({ ...facts, month: wished })),
    );
}
