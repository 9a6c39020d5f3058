import { action, integer, invalid, list, object, text } from '@selvedge/sdk/app';
import { reported, reportFile } from '../entities/reported.ts';
import { figure, titlesField } from '../fields/figures.ts';
import { MENDS } from '../fields/words.ts';
import { type Mend, readReport, type ReportFault, type ReportRow } from '../rules/report-file.ts';
import { t } from '../words.ts';

const MOST_FAULTS = 50;

export const importReport = action('efficiency/importReport', {
  title: t('导入日报', 'Import team-days'),
  summary: t(
    '别的系统导出的每组每天效率（Excel 或 CSV）；读几遍都一样，改过的地方一条条列出来。',
    'Efficiency by team and day as another system exports it; reading it again changes nothing, and whatever is mended is listed.',
  ),
  permission: 'efficiency.manage',
  input: {
    sheet: text({
      title: t('表格', 'Sheet'),
      help: t('第一行是表头', 'The first row holds the headings'),
      required: true,
      multiline: true,
      maxLength: 5_000_000,
    }),
    name: text({ title: t('文件名', 'File'), maxLength: 200 }),
  },
  makes: ['efficiency/reported'],
  output: {
    rows: figure('行数', 'Rows'),
    added: figure('新增', 'Added'),
    changed: figure('改动', 'Changed'),
    same: figure('没有变化', 'As before'),
    notes: list({
      title: t('说明', 'Notes'),
      required: true,
      item: object({
        title: t('说明', 'Note'),
        fields: {
          what: titlesField('内容', 'What'),
          rows: integer({ title: t('行数', 'Rows'), required: true }),
          first: integer({ title: t('第一处在第几行', 'First in row') }),
        },
      }),
    }),
  },
  async handle(ctx, { sheet, name }) {
    const { rows, faults, missing, unknown, isDateAmbiguous } = readReport(sheet);
    if (missing.length > 0)
      throw invalid({
        path: 'sheet',
        message: t(`缺少列：${missing.join('、')}`, `These columns are missing: ${missing.join(', ')}`),
      });
    if (faults.length > 0) throw invalid(...faults.slice(0, MOST_FAULTS).map(faultSentence));
    const records = ctx.records(reported);
    const known = await ctx.sql<{ id: string; key: string; facts: string }>`
      select id, department || ' ' || team || ' ' || day as key,
        concat_ws('|', target, actual, sam, wip, overtime, idle_minutes, idle_workers, style_changes, workers) as facts
      from ${reported} where deleted_at is null`;
    const before = new Map(known.map((one) => [one.key, one]));
    const once = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
    const fresh = once.filter((row) => !before.has(keyOf(row)));
    const changed = once.filter((row) => {
      const old = before.get(keyOf(row));
      return old !== undefined && old.facts !== factsOf(row);
    });
    await records.addAll(fresh.map(valuesOf));
    await records.changeAll(
      changed.map((row) => ({ id: before.get(keyOf(row))?.id ?? '', changes: valuesOf(row) })),
    );
    const notes = notesOf(rows, once.length, unknown, isDateAmbiguous);
    await ctx.records(reportFile).add({
      name,
      rows: rows.length,
      added: fresh.length,
      changed: changed.length,
      notes: notes.map(({ what, rows: many }) => `${what.zh} · ${what.en}: ${many}`).join('\n'),
      person: ctx.actor?.name ?? null,
    });
    return {
      rows: rows.length,
      added: fresh.length,
      changed: changed.length,
      same: once.length - fresh.length - changed.length,
      notes,
    };
  },
});

const keyOf = ({ department, team, day }: ReportRow): string => `${department} ${team} ${day}`;
const valuesOf = ({ row: _row, ...values }: ReportRow) => values;
const scaled = (written: string): string => String(Number(written.replace('.', '')));
const factsOf = (row: ReportRow): string =>
  [
    scaled(row.target),
    scaled(row.actual),
    ...(row.sam === null ? [] : [scaled(row.sam)]),
    ...(row.wip === null ? [] : [row.wip]),
    row.overtime,
    row.idleMinutes,
    row.idleWorkers,
    row.styleChanges,
    scaled(row.workers),
  ].join('|');

const faultSentence = ({ row, column, cell }: ReportFault) => ({
  path: 'sheet',
  message: t(`第 ${row} 行 ${column}：“${cell}” 看不懂`, `Row ${row}, ${column}: “${cell}” cannot be read`),
});

function notesOf(
  rows: readonly ReportRow[],
  kept: number,
  unknown: readonly string[],
  isDateAmbiguous: boolean,
) {
  const mends = (Object.keys(MENDS) as Mend[]).flatMap((mend) => {
    const own = rows.filter(({ mends: all }) => all.includes(mend));
    return own.length === 0 ? [] : [{ what: MENDS[mend], rows: own.length, first: own[0].row }];
  });
  return [
    ...mends,
    ...(isDateAmbiguous
      ? [
          {
            what: t(
              '日期分不出月和日，按 月/日/年 读',
              'Month and day cannot be told apart: read as month/day/year',
            ),
            rows: rows.length,
            first: 2,
          },
        ]
      : []),
    ...(rows.length > kept
      ? [
          {
            what: t('同组同日多行，以最后一行为准', 'Several rows of a team and day: the last counts'),
            rows: rows.length - kept,
            first: null,
          },
        ]
      : []),
    ...unknown.map((column) => ({
      what: t(`列 “${column}” 不认识，没有导入`, `Column “${column}” is not known and was not taken over`),
      rows: rows.length,
      first: null,
    })),
  ];
}
