import {
  boolean,
  choice,
  date,
  integer,
  list,
  moment,
  money,
  object,
  ref,
  text,
  toScaled,
  fromScaled,
  view,
  type ViewContext,
} from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { monthInput } from '../actions/months.ts';
import { PAY } from '../entities/extra.ts';
import { dispute } from '../entities/tally.ts';
import { month as monthEntity } from '../entities/month.ts';
import { payslip } from '../entities/payslip.ts';
import { totalFields } from '../fields/line.ts';
import { EXCEPTION_WORDS, MONTH_STATES } from '../fields/words.ts';
import { checksField, checksOf } from '../reckoning/checks.ts';
import { attendedOf } from '../reckoning/people.ts';
import { monthOf } from '../reckoning/days.ts';
import { isTrial } from '../reckoning/trial.ts';
import { isLocked } from '../reckoning/months.ts';
import { reckonMonth, type Standing } from '../reckoning/reckoning.ts';
import { slipsOf, type Slip } from '../reckoning/slips.ts';
import { type Presence, presences } from '../rules/exceptions.ts';
import { decimalOf } from '../rules/fraction.ts';
import { wageSettings } from '../settings.ts';
import { t } from '../words.ts';

const minutes = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '分钟' });
const amount = (zh: string, en: string) => money({ title: t(zh, en), required: true });
const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });

export const monthDesk = view('wages/monthDesk', {
  title: t('工资月', 'The month'),
  summary: t(
    '这个月算到哪一步、每人多少件多少钱、哪些要看一眼、锁定会定下什么。',
    'How far the month is, what everybody earned, what to look at, and what a lock would freeze.',
  ),
  permission: PAY,
  input: { month: monthInput },
  output: {
    state: choice({ title: t('状态', 'State'), options: MONTH_STATES, required: true }),
    lockedAt: moment({ title: t('锁定时间', 'Locked at') }),
    lockedBy: text({ title: t('锁定人', 'Locked by') }),
    lastDay: date({ title: t('最后一天', 'Last day'), required: true }),
    isTrial: boolean({ title: t('与纸并行', 'Beside the paper'), required: true }),
    workers: count('人数', 'Workers'),
    signed: count('已签字', 'Signed'),
    pieces: count('件数', 'Pieces'),
    gross: amount('应发合计', 'Gross of all'),
    net: amount('实发合计', 'Net of all'),
    pendingPieces: count('待定价件数', 'Pieces without a price'),
    latePieces: count('补上月件数', 'Pieces of last month'),
    lateAmount: amount('补上月金额', 'Pay for last month'),
    openDisputes: count('没答复的疑问', 'Open disputes'),
    checks: checksField,
    rows: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          teamName: text({ title: t('组', 'Team') }),
          ...totalFields,
          lateAmount: amount('补上月', 'Last month'),
          minutes: minutes('出勤', 'Present'),
          overtime: minutes('加班', 'Overtime'),
          earned: integer({ title: t('有效工时', 'Earned minutes'), unit: '分钟' }),
          signedAt: moment({ title: t('签字', 'Signed') }),
          exceptions: list({
            title: t('要看的', 'To look at'),
            required: true,
            item: choice({ title: t('要看的', 'To look at'), options: EXCEPTION_WORDS, required: true }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const held = await ctx.records(monthEntity).first({ month });
    const standing = (await isLocked(ctx, month)) ? null : await reckonMonth(ctx, month);
    const slips = await slipsOf(ctx, month, standing);
    const present = standing === null ? await plainPresence(ctx, month) : await presenceOf(ctx, standing);
    const late = await lateOf(ctx, month, standing);
    const signatures = await signaturesOf(ctx, month);
    const all = (of: (row: Slip) => string): string =>
      fromScaled(
        slips.reduce((sum, row) => sum + toScaled(of(row), 2), 0n),
        2,
      );
    const [open] = await ctx.sql<{ count: number }>`
      select count(*)::bigint as count from ${dispute} where deleted_at is null and state = 'open' and month <= ${month}`;
    return {
      state: held?.state ?? 'open',
      lockedAt: held?.lockedAt ?? null,
      lockedBy: held?.lockedBy ?? null,
      lastDay: monthOf(month).to,
      isTrial: await isTrial(ctx, month),
      workers: slips.length,
      signed: signatures.size,
      pieces: slips.reduce((sum, { pieces }) => sum + pieces, 0),
      gross: all((row) => row.gross),
      net: all((row) => row.net),
      pendingPieces: (standing?.pending ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
      latePieces: [...late.values()].reduce((sum, { pieces }) => sum + pieces, 0),
      lateAmount: fromScaled(
        [...late.values()].reduce((sum, one) => sum + one.amount, 0n),
        2,
      ),
      openDisputes: open.count,
      checks: standing === null ? [] : await checksOf(ctx, standing),
      rows: slips.map((slip) => {
        const own = present.get(slip.worker);
        return {
          ...slip,
          lateAmount: fromScaled(late.get(slip.worker)?.amount ?? 0n, 2),
          minutes: own?.minutes ?? 0,
          overtime: own?.overtime ?? 0,
          earned: own?.earned ?? null,
          signedAt: signatures.get(slip.worker) ?? null,
          exceptions: own?.exceptions ?? [],
        };
      }),
    };
  },
});

async function presenceOf(ctx: ViewContext, { facts, pays }: Standing): Promise<Map<string, Presence>> {
  const { dayOvertimeLimit, monthOvertimeLimit, minimumWage } = await ctx.settings(wageSettings);
  const limits = {
    dayOvertime: dayOvertimeLimit,
    monthOvertime: monthOvertimeLimit,
    minimum: minimumWage === null ? null : decimalOf(minimumWage),
  };
  return new Map(presences(facts, pays, limits).map((one) => [one.worker, one]));
}

/** Of a locked month: presence only; what was odd was looked at before. */
async function plainPresence(ctx: ViewContext, month: string): Promise<Map<string, Presence>> {
  const { from, to } = monthOf(month);
  const sums = new Map<string, Presence>();
  for (const { worker, minutes: there, overtime } of await attendedOf(ctx, from, to)) {
    const own = sums.get(worker);
    sums.set(worker, {
      worker,
      minutes: (own?.minutes ?? 0) + there,
      overtime: (own?.overtime ?? 0) + overtime,
      earned: null,
      exceptions: [],
    });
  }
  return sums;
}

interface Late {
  pieces: number;
  /** Fen. */
  amount: bigint;
}

/** What is paid here for months that are locked. */
async function lateOf(
  ctx: ViewContext,
  month: string,
  standing: Standing | null,
): Promise<ReadonlyMap<string, Late>> {
  const sums = new Map<string, Late>();
  const add = (worker: string, pieces: number, fen: bigint): void => {
    const own = sums.get(worker) ?? { pieces: 0, amount: 0n };
    own.pieces += pieces;
    own.amount += fen;
    sums.set(worker, own);
  };
  if (standing !== null) {
    for (const { worker, lines } of standing.pays)
      for (const { isLate, quantity, kind, amount: exact } of lines)
        if (isLate) add(worker, kind === 'piece' ? (quantity ?? 0) : 0, (exact.n * 100n) / exact.d);
    return sums;
  }
  const rows = await ctx.sql<{ worker: string; kind: string; quantity: number | null; amount: string }>`
    select p.worker, line->>'kind' as kind, (line->>'quantity')::bigint as quantity, line->>'amount' as amount
    from ${payslip} p, jsonb_array_elements(p.lines) line
    where p.deleted_at is null and p.month = ${month} and (line->>'isLate')::boolean`;
  for (const { worker, kind, quantity, amount: written } of rows)
    add(worker, kind === 'piece' ? (quantity ?? 0) : 0, toScaled(written, 4) / 100n);
  return sums;
}

async function signaturesOf({ sql }: Pick<ViewContext, 'sql'>, month: string): Promise<Map<string, string>> {
  const rows = await sql<{ worker: string; at: Date }>`
    select worker, signed_at as at from ${payslip} where deleted_at is null and month = ${month} and signed_at is not null`;
  return new Map(rows.map(({ worker, at }) => [worker, at.toISOString()]));
}
