import {
  boolean,
  choice,
  integer,
  list,
  money,
  object,
  ref,
  text,
  toScaled,
  fromScaled,
  view,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { CHECK, monthInput } from '../actions/months.ts';
import { PAY } from '../entities/extra.ts';
import { paper, payslip } from '../entities/payslip.ts';
import { linesField, totalFields } from '../fields/line.ts';
import { MONTH_STATES } from '../fields/words.ts';
import { month as monthEntity } from '../entities/month.ts';
import { checksField, checksOf } from '../reckoning/checks.ts';
import { isLocked } from '../reckoning/months.ts';
import { peopleOf } from '../reckoning/people.ts';
import { shownLines, totalsOf } from '../reckoning/present.ts';
import { reckonMonth } from '../reckoning/reckoning.ts';
import { slipsOf, type Slip } from '../reckoning/slips.ts';
import { t } from '../words.ts';

const MOST = 20_000;
const who = {
  worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
  number: text({ title: t('工号', 'Number'), required: true }),
  name: text({ title: t('姓名', 'Name'), required: true }),
  teamName: text({ title: t('组', 'Team') }),
} as const;

export const payroll = view('wages/payroll', {
  title: t('工资表', 'Payroll of a month'),
  summary: t(
    '一人一行，可导出 Excel 给会计；锁定前是当前算出来的，锁定后就是工资条。',
    'A row for each worker, for the accountant’s spreadsheet; before the lock as it stands now, afterwards the payslips.',
  ),
  permission: PAY,
  input: { month: monthInput },
  output: {
    state: choice({ title: t('状态', 'State'), options: MONTH_STATES, required: true }),
    gross: money({ title: t('应发合计', 'Gross of all'), required: true }),
    net: money({ title: t('实发合计', 'Net of all'), required: true }),
    rows: list({
      title: t('工资表', 'Payroll'),
      required: true,
      maxItems: MOST,
      item: object({ title: t('员工', 'Worker'), fields: { ...who, ...totalFields } }),
    }),
  },
  async handle(ctx, { month }) {
    const rows = await slipsOf(ctx, month);
    const held = await ctx.records(monthEntity).first({ month });
    const all = (of: (row: Slip) => string): string =>
      fromScaled(
        rows.reduce((sum, row) => sum + toScaled(of(row), 2), 0n),
        2,
      );
    return { state: held?.state ?? 'open', gross: all((row) => row.gross), net: all((row) => row.net), rows };
  },
});

export const payrollLines = view('wages/payrollLines', {
  title: t('工资明细', 'Pay of one worker'),
  summary: t('点开一个人，一行一行怎么算的。', 'One worker line by line, with how each is reckoned.'),
  permission: PAY,
  input: { month: monthInput, worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }) },
  output: {
    isLocked: boolean({ title: t('已锁定', 'Locked'), required: true }),
    net: money({ title: t('实发', 'Net'), required: true }),
    lines: linesField,
  },
  async handle(ctx, { month, worker }) {
    const slip = await ctx.records(payslip).first({ month, worker });
    if (slip !== null) return { isLocked: true, net: slip.net, lines: slip.lines };
    if (await isLocked(ctx, month)) return { isLocked: true, net: '0.00', lines: [] };
    const { pays, operations } = await reckonMonth(ctx, month, { whose: [worker] });
    const [pay] = pays;
    if (pay === undefined) return { isLocked: false, net: '0.00', lines: [] };
    return { isLocked: false, net: totalsOf(pay).net, lines: shownLines(pay, operations.names) };
  },
});

export const payLines = view('wages/payLines', {
  title: t('工资明细表', 'Lines of all payslips'),
  summary: t('一项一行，给会计做数据透视。', 'A row for each line, for a pivot table.'),
  permission: PAY,
  input: { month: monthInput },
  output: {
    rows: list({
      title: t('明细', 'Lines'),
      required: true,
      maxItems: 500_000,
      item: object({
        title: t('一项', 'Line'),
        fields: {
          number: who.number,
          name: who.name,
          kind: text({ title: t('项目', 'Kind'), required: true }),
          order: ref(orderRef, { title: t('订单', 'Order') }),
          orderNumber: text({ title: t('单号', 'Order no.') }),
          operation: text({ title: t('工序号', 'Operation no.') }),
          quantity: integer({ title: t('件数', 'Pieces'), unit: '件' }),
          price: money({ title: t('工价', 'Price'), scale: 4 }),
          amount: money({ title: t('金额', 'Amount'), scale: 4, required: true }),
          isLate: boolean({ title: t('补上月', 'Last month'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const people = await peopleOf(ctx);
    const frozen = await ctx.sql<{ worker: string; lines: Lines }>`
      select worker, lines from ${payslip} where deleted_at is null and month = ${month} order by number`;
    const all = frozen.length > 0 || (await isLocked(ctx, month)) ? frozen : await live();
    return {
      rows: all.flatMap(({ worker, lines }) =>
        lines.map(({ kind, order, orderNumber, operation, quantity, price, amount, isLate }) => ({
          number: people.get(worker)?.number ?? '?',
          name: people.get(worker)?.name ?? '?',
          kind,
          order,
          orderNumber,
          operation,
          quantity,
          price,
          amount,
          isLate,
        })),
      ),
    };

    async function live(): Promise<{ worker: string; lines: Lines }[]> {
      const { pays, operations } = await reckonMonth(ctx, month);
      return pays.map((pay) => ({ worker: pay.worker, lines: shownLines(pay, operations.names) }));
    }
  },
});

type Lines = ReturnType<typeof shownLines>;

export const differences = view('wages/differences', {
  title: t('与纸上工资的差异', 'Differences from the paper'),
  summary: t(
    '上线时并行一个工资月：纸上的结果用 Excel 导入，一人一行看差多少。',
    'For the pay period beside the paper: its result read in from a spreadsheet, the difference of each worker.',
  ),
  permission: PAY,
  input: { month: monthInput },
  output: {
    equal: integer({ title: t('一致人数', 'Workers that agree'), required: true }),
    different: integer({ title: t('不一致人数', 'Workers that do not'), required: true }),
    rows: list({
      title: t('差异', 'Differences'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          ...who,
          paperPieces: integer({ title: t('纸上件数', 'Pieces on paper'), unit: '件' }),
          pieces: integer({ title: t('系统件数', 'Pieces in the system'), required: true, unit: '件' }),
          paperAmount: money({ title: t('纸上应发', 'Gross on paper') }),
          gross: money({ title: t('系统应发', 'Gross in the system'), required: true }),
          difference: money({ title: t('系统减纸上', 'System less paper'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { month }) {
    const slips = new Map((await slipsOf(ctx, month)).map((slip) => [slip.worker, slip]));
    const written = await ctx.sql<{ worker: string; pieces: number | null; amount: number }>`
      select worker, pieces, amount from ${paper} where deleted_at is null and month = ${month}`;
    const papers = new Map(written.map((one) => [one.worker, one]));
    const people = await peopleOf(ctx);
    const rows = [...new Set([...papers.keys(), ...slips.keys()])].map((worker) => {
      const [slip, sheet] = [slips.get(worker), papers.get(worker)];
      const gross = toScaled(slip?.gross ?? '0', 2);
      return {
        worker,
        number: people.get(worker)?.number ?? '?',
        name: people.get(worker)?.name ?? '?',
        teamName: slip?.teamName ?? null,
        paperPieces: sheet?.pieces ?? null,
        pieces: slip?.pieces ?? 0,
        paperAmount: sheet === undefined ? null : fromScaled(sheet.amount, 2),
        gross: fromScaled(gross, 2),
        difference: fromScaled(gross - BigInt(sheet?.amount ?? 0), 2),
      };
    });
    const different = rows.filter(({ difference }) => difference !== '0.00');
    return {
      equal: rows.length - different.length,
      different: different.length,
      rows: rows.toSorted((a, b) => (a.number < b.number ? -1 : 1)),
    };
  },
});

export const monthChecks = view('wages/monthChecks', {
  title: t('锁定前看一遍', 'What is missing before the lock'),
  summary: t(
    '待定价、疑问、缺考勤、加班超过 36 小时……不含金额。',
    'Pending prices, disputes, attendance, more than 36 hours of overtime; no amounts.',
  ),
  permission: CHECK,
  input: { month: monthInput },
  output: { checks: checksField },
  handle: async (ctx, { month }) => ({ checks: await checksOf(ctx, await reckonMonth(ctx, month)) }),
});
