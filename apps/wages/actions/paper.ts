import {
  action,
  boolean,
  conflict,
  integer,
  invalid,
  list,
  money,
  object,
  ref,
  text,
  type Titles,
} from '@selvedge/sdk/app';
import { cellsOfText } from '@selvedge/sdk/sheet';
import { workerRef } from '@selvedge/contracts/people';
import { changeover } from '../entities/changeover.ts';
import { PAY } from '../entities/extra.ts';
import { paper } from '../entities/payslip.ts';
import { readingFields, sheetFields } from '../fields/notices.ts';
import { isLocked } from '../reckoning/months.ts';
import { peopleOf } from '../reckoning/people.ts';
import { type PaperPay, readPaper } from '../rules/paper-file.ts';
import { t } from '../words.ts';
import { monthInput } from './months.ts';

export const importPaper = action('wages/importPaper', {
  title: t('粘贴纸上工资', 'Paste pay on paper'),
  summary: t(
    '从 Excel 粘贴：工号或姓名、件数、应发；先试读。再粘贴一次就换成新的。',
    'Pasted from a spreadsheet: number or name, pieces, gross; a dry run first. Pasted again it takes the place of the former.',
  ),
  template: {
    columns: [
      {
        heading: t('工号', 'Number'),
        hint: t('工号、姓名写一个就行；同名的要工号', 'Number or name; the number where two have one name'),
        example: ['G001', ''],
      },
      { heading: t('姓名', 'Name'), example: ['陈芳', '李娜'] },
      { heading: t('件数', 'Pieces'), example: ['1520', ''] },
      {
        heading: t('应发', 'Gross'),
        isNeeded: true,
        hint: t('扣款之前的', 'Before deductions'),
        example: ['4860.50', '5012'],
      },
    ],
  },
  permission: PAY,
  input: {
    month: monthInput,
    ...sheetFields,
    dryRun: boolean({ title: t('试读', 'Dry run'), required: true, default: false }),
  },
  output: {
    count: integer({ title: t('人数', 'Workers'), required: true }),
    rows: list({
      title: t('纸上的工资', 'Pay on paper'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          pieces: integer({ title: t('件数', 'Pieces'), unit: '件' }),
          amount: money({ title: t('应发', 'Gross'), required: true }),
        },
      }),
    }),
    ...readingFields,
  },
  async handle(ctx, { month, text: pasted, rows: cells, dryRun }) {
    const file = readPaper(cells ?? cellsOfText(pasted ?? ''));
    const unclear: Titles[] = [...file.unclear];
    const people = [...(await peopleOf(ctx)).values()];
    const found = new Map<string, PaperPay & { worker: string; number: string; name: string }>();
    for (const one of file.pays) {
      const named = people.filter(({ name }) => name === one.name);
      const known =
        people.find(({ number }) => number.toLowerCase() === one.number?.toLowerCase()) ??
        (named.length === 1 ? named[0] : undefined);
      if (known === undefined) {
        const who = [one.number, one.name].filter(Boolean).join(' ');
        unclear.push(
          named.length > 1
            ? t(
                `第 ${one.row} 行：叫 ${one.name} 的有 ${named.length} 个，请写工号。`,
                `Row ${one.row}: ${named.length} are called ${one.name}; write the number.`,
              )
            : t(`第 ${one.row} 行：花名册里没有 ${who}。`, `Row ${one.row}: ${who} is not in the roster.`),
        );
      } else if (found.has(known.id))
        unclear.push(
          t(
            `第 ${one.row} 行：${known.number} ${known.name} 出现第二次，没有读入。`,
            `Row ${one.row}: ${known.number} ${known.name} comes twice and is not read again.`,
          ),
        );
      else found.set(known.id, { ...one, worker: known.id, number: known.number, name: known.name });
    }
    const rows = [...found.values()].map(({ row: _row, ...one }) => one);
    const answer = { count: rows.length, rows, understood: file.understood, mended: file.mended, unclear };
    if (dryRun) return answer;
    if (rows.length === 0)
      throw invalid(...unclear.map((message) => ({ path: cells === null ? 'text' : 'rows', message })));
    const old = await ctx.sql<{ id: string }>`
      select id from ${paper} where deleted_at is null and month = ${month} order by id`;
    for (const { id } of old) await ctx.records(paper).remove(id);
    await ctx
      .records(paper)
      .addAll(rows.map(({ worker, pieces, amount }) => ({ month, worker, pieces, amount })));
    return answer;
  },
});

const LOCK = 'wages.lock';

export const changeOver = action('wages/changeOver', {
  title: t('切换到系统', 'Switch from paper'),
  summary: t(
    '从这个月起按扫码发工资，纸上的不再记；没锁定之前可以取消。',
    'From this month on the scans are paid, and the paper is no more; until the month is locked it can be taken back.',
  ),
  permission: LOCK,
  input: { month: monthInput, note: text({ title: t('说明', 'Note'), maxLength: 500 }) },
  output: { changeover: ref(changeover, { title: t('切换', 'Changeover'), required: true }) },
  async handle(ctx, { month: since, note }) {
    if ((await ctx.records(changeover).first({ since })) !== null)
      throw conflict(t('已经切换过了。', 'It was switched already.'));
    const { id } = await ctx.records(changeover).add({ since, note, person: ctx.actor?.name });
    return { changeover: id };
  },
});

export const takeBackChangeOver = action('wages/takeBackChangeOver', {
  title: t('取消切换', 'Take the switch back'),
  permission: LOCK,
  input: { changeover: ref(changeover, { title: t('切换', 'Changeover'), required: true }) },
  output: {},
  async handle(ctx, { changeover: id }) {
    const { since } = await ctx.records(changeover).lock(id);
    if (await isLocked(ctx, since))
      throw conflict(t('这个月已锁定，工资已定。', 'The month is locked; its pay stands.'));
    await ctx.records(changeover).remove(id);
    return {};
  },
});
