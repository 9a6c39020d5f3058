import { boolean, choice, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { monthInput } from '../actions/months.ts';
import { PAY } from '../entities/extra.ts';
import { month as monthEntity } from '../entities/month.ts';
import { payslip } from '../entities/payslip.ts';
import { linesField, totalFields } from '../fields/line.ts';
import { MONTH_STATES } from '../fields/words.ts';
import { isLocked } from '../reckoning/months.ts';
import { shownLines } from '../reckoning/present.ts';
import { reckonMonth } from '../reckoning/reckoning.ts';
import { slipsOf } from '../reckoning/slips.ts';
import { isTrial } from '../reckoning/trial.ts';
import { t } from '../words.ts';

type Lines = ReturnType<typeof shownLines>;

export const payslipSheets = view('wages/payslipSheets', {
  title: t('工资条（打印）', 'Payslips to print'),
  summary: t(
    '每人一条，逐行；没锁定的月份标“未定”。',
    'One for each worker, line by line; not final before the lock.',
  ),
  permission: PAY,
  input: { month: monthInput, worker: ref(workerRef, { title: t('只要这个人', 'Only this worker') }) },
  output: {
    state: choice({ title: t('状态', 'State'), options: MONTH_STATES, required: true }),
    lockedAt: moment({ title: t('锁定时间', 'Locked at') }),
    isTrial: boolean({ title: t('与纸并行', 'Beside the paper'), required: true }),
    slips: list({
      title: t('工资条', 'Payslips'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('工资条', 'Payslip'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          teamName: text({ title: t('组', 'Team') }),
          ...totalFields,
          lines: linesField,
          signedAt: moment({ title: t('签字', 'Signed') }),
        },
      }),
    }),
  },
  async handle(ctx, { month, worker }) {
    const held = await ctx.records(monthEntity).first({ month });
    const standing = (await isLocked(ctx, month)) ? null : await reckonMonth(ctx, month);
    const slips = await slipsOf(ctx, month, standing);
    const frozen = await ctx.sql<{ worker: string; lines: Lines; signed: Date | null }>`
      select worker, lines, signed_at as signed from ${payslip} where deleted_at is null and month = ${month}`;
    const known = new Map(frozen.map((one) => [one.worker, one]));
    const live = new Map(
      (standing?.pays ?? []).map((pay) => [
        pay.worker,
        shownLines(pay, standing?.operations.names ?? new Map()),
      ]),
    );
    return {
      state: held?.state ?? 'open',
      lockedAt: held?.lockedAt ?? null,
      isTrial: await isTrial(ctx, month),
      slips: slips
        .filter((slip) => worker === null || slip.worker === worker)
        .map((slip) => ({
          ...slip,
          lines: known.get(slip.worker)?.lines ?? live.get(slip.worker) ?? [],
          signedAt: known.get(slip.worker)?.signed?.toISOString() ?? null,
        })),
    };
  },
});
