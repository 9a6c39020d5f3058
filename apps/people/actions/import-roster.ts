import {
  action,
  type ActionContext,
  boolean,
  integer,
  invalid,
  list,
  object,
  text,
  type Titles,
  toScaled,
} from '@selvedge/sdk/app';
import { cellsOfText, dayOf } from '@selvedge/sdk/sheet';
import { clocksOf } from '../attendance/reckoning.ts';
import { team } from '../entities/team.ts';
import { worker } from '../entities/worker.ts';
import { isYes, type Roster, readRoster, type RosterRow } from '../rules/roster-sheet.ts';
import { t } from '../words.ts';
import { placeNew } from './hire.ts';
import { MANAGE } from './worker-facts.ts';

interface Fault {
  readonly row: number;
  readonly zh: string;
  readonly en: string;
}

/** Home rates have four places. */
const isRate = (written: string): boolean => {
  try {
    return toScaled(written, 4) >= 0n;
  } catch {
    return false;
  }
};

const TOO_LONG: readonly (readonly [keyof RosterRow['values'], number, Titles])[] = [
  ['number', 20, t('工号', 'number')],
  ['name', 60, t('姓名', 'name')],
  ['team', 40, t('组', 'team')],
  ['position', 40, t('工种', 'position')],
  ['phone', 30, t('电话', 'phone')],
];

/** What is wrong with each row, in a sentence. */
function faultsOf(rows: readonly RosterRow[], taken: ReadonlySet<string>): Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, values }) => {
    const { number, name, hiredOn, homeRate } = values;
    const said: Titles[] = [];
    if (number === undefined) said.push(t('缺工号', 'The number is missing'));
    else if (taken.has(number)) said.push(t(`工号 ${number} 已经有了`, `Number ${number} is there already`));
    else if (seen.has(number)) said.push(t(`工号 ${number} 在表里重复`, `Number ${number} comes twice`));
    if (number !== undefined) seen.add(number);
    if (name === undefined) said.push(t('缺姓名', 'The name is missing'));
    if (hiredOn !== undefined && dayOf(hiredOn) === null)
      said.push(t(`入职日期“${hiredOn}”看不懂，写成 2024-3-5`, `“${hiredOn}” is no day; write 2024-3-5`));
    if (homeRate !== undefined && !isRate(homeRate))
      said.push(t(`时薪“${homeRate}”不是金额`, `“${homeRate}” is no amount`));
    for (const [column, most, words] of TOO_LONG)
      if ((values[column] ?? '').length > most)
        said.push(t(`${words.zh}超过 ${most} 个字`, `The ${words.en} is longer than ${most}`));
    return said.map((words) => ({ row, ...words }));
  });
}

/** Teams by name; those that are not there yet are made. */
async function teamsOf(ctx: ActionContext, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.sql<{ id: string; name: string }>`
    select id, name from ${team} where deleted_at is null and name = any(${[...names]})`;
  const known = new Map(rows.map(({ id, name }) => [name, id]));
  const fresh = await ctx
    .records(team)
    .addAll(names.filter((name) => !known.has(name)).map((name) => ({ name })));
  for (const { id, name } of fresh) known.set(name, id);
  return known;
}

async function store(ctx: ActionContext, { rows }: Roster, teamNames: readonly string[]): Promise<void> {
  const teams = await teamsOf(ctx, teamNames);
  const { today } = clocksOf(ctx);
  const added = await ctx.records(worker).addAll(
    rows.map(
      ({
        values: { number = '', name = '', team: into, position, phone, hiredOn, isApprentice, homeRate },
      }) => ({
        number,
        name,
        team: teams.get(into ?? '') ?? null,
        position,
        phone,
        homeRate,
        hiredOn: dayOf(hiredOn ?? '') ?? today,
        isApprentice: isYes(isApprentice),
      }),
    ),
  );
  for (const one of added) await placeNew(ctx, one);
}

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });
const heads = (zh: string, en: string) =>
  list({ title: t(zh, en), required: true, item: text({ title: t('列', 'Column') }), maxItems: 200 });

export const importRoster = action('people/importRoster', {
  title: t('导入花名册', 'Read in a roster'),
  summary: t(
    '从 Excel 复制整块粘贴，连表头（工号、姓名、班组、工种、电话、入职日期）；没有的组自动建。先试读，一行一行说哪里不对。',
    'A block pasted from a spreadsheet with its head (number, name, team, position, phone, hired on); new teams are made. A dry run says what is wrong, row by row.',
  ),
  makes: ['people/worker'],
  template: {
    columns: [
      {
        heading: t('工号', 'Number'),
        isNeeded: true,
        hint: t('没有工号就自己编，不能重复', 'Make one up where there is none; each of its own'),
        example: ['G001', 'G002'],
      },
      { heading: t('姓名', 'Name'), isNeeded: true, example: ['陈芳', '李娜'] },
      {
        heading: t('班组', 'Team'),
        hint: t('没有的组会自动建', 'A team that is not there is made'),
        example: ['一组', '一组'],
      },
      {
        heading: t('工种', 'Position'),
        hint: t('如 车工、裁剪、后道、组长', 'Such as sewer, cutter, packer, leader'),
        example: ['车工', '学徒'],
      },
      { heading: t('电话', 'Phone'), example: ['13800000001', ''] },
      {
        heading: t('入职日期', 'Hired on'),
        hint: t('2024-3-5、2024年3月5日、2024.3.5 都可以', '2024-3-5, 2024/3/5'),
        example: ['2024-03-05', '2026年11月2日'],
      },
      { heading: t('学徒', 'Apprentice'), hint: t('是 或 否', 'yes or no'), example: ['否', '是'] },
      {
        heading: t('时薪', 'Home rate'),
        hint: t('不计件时每小时多少元，可以不填', 'Yuan an hour when not by the piece; may be blank'),
        example: ['22', ''],
      },
    ],
  },
  permission: MANAGE,
  input: {
    sheet: text({ title: t('花名册', 'Roster'), multiline: true, maxLength: 200_000 }),
    rows: list({
      title: t('单元格', 'Cells'),
      maxItems: 2000,
      item: list({ title: t('行', 'Row'), item: text({ title: t('格', 'Cell'), maxLength: 2000 }) }),
    }),
    dryRun: boolean({ title: t('只试读', 'Only look'), required: true, default: false }),
  },
  output: {
    workers: count('人数', 'Workers'),
    newTeams: heads('新建的组', 'New teams'),
    faults: list({
      title: t('问题', 'Faults'),
      required: true,
      item: object({
        title: t('问题', 'Fault'),
        fields: {
          row: count('行', 'Row'),
          zh: text({ title: t('中文', 'Chinese'), required: true }),
          en: text({ title: t('英文', 'English'), required: true }),
        },
      }),
      maxItems: 5000,
    }),
    unknown: heads('认不出的列', 'Columns nobody knows'),
    unkept: heads('不保存的列', 'Columns that are not kept'),
    mended: list({
      title: t('改动的', 'Mended'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一句', 'Sentence'),
        fields: {
          zh: text({ title: t('中文', 'Chinese'), required: true }),
          en: text({ title: t('英文', 'English'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { sheet, rows: cells, dryRun }) {
    const roster = readRoster(cells ?? cellsOfText(sheet ?? ''));
    const { rows, columns, unknown, unkept } = roster;
    const mended = [...roster.mended, ...doubledNames(rows)];
    const sheetFault = sheetFaultOf(roster, ctx.may('people.wages'), ctx.may('people.contact'));
    if (sheetFault !== null) throw invalid({ path: 'sheet', message: sheetFault });
    const numbers = rows.flatMap(({ values }) => values.number ?? []);
    const there = await ctx.sql<{ number: string }>`
      select number from ${worker} where deleted_at is null and number = any(${numbers})`;
    const faults = faultsOf(rows, new Set(there.map(({ number }) => number)));
    const names = columns.includes('team')
      ? [...new Set(rows.flatMap(({ values }) => values.team ?? []))]
      : [];
    const known = await ctx.sql<{ name: string }>`
      select name from ${team} where deleted_at is null and name = any(${names})`;
    if (!dryRun) {
      if (faults.length > 0)
        throw invalid(
          ...faults.map(({ row, zh, en }) => ({
            path: `sheet.${row}`,
            message: t(`第 ${row} 行：${zh}`, `Row ${row}: ${en}`),
          })),
        );
      await store(ctx, roster, names);
    }
    const newTeams = names.filter((name) => !known.some((one) => one.name === name));
    return { workers: rows.length, newTeams, faults, unknown, unkept, mended };
  },
});

/** Two people may have one name; whoever reads the sheet in should know. */
function doubledNames(rows: readonly RosterRow[]): Titles[] {
  const byName = Map.groupBy(rows, ({ values }) => values.name ?? '');
  return [...byName].flatMap(([name, same]) =>
    name === '' || same.length < 2
      ? []
      : [
          t(
            `姓名“${name}”有 ${same.length} 个（工号 ${same.map(({ values }) => values.number ?? '?').join('、')}），按工号分开。`,
            `${same.length} workers are called “${name}” (${same.map(({ values }) => values.number ?? '?').join(', ')}); their numbers keep them apart.`,
          ),
        ],
  );
}

function sheetFaultOf({ rows, columns }: Roster, seesWages: boolean, seesContact: boolean): Titles | null {
  if (!columns.includes('number') || !columns.includes('name'))
    return t('表头要有“工号”和“姓名”两列', 'The headings need the columns “number” and “name”');
  if (rows.length === 0) return t('表头下面没有人', 'There is nobody below the head');
  if (rows.length > 1000) return t('一次最多 1000 人', '1,000 workers at most at once');
  if (columns.includes('homeRate') && !seesWages)
    return t('您不能填时薪，请去掉这一列', 'You may not fill in home rates: take that column out');
  if (columns.includes('phone') && !seesContact)
    return t('您不能填电话，请去掉这一列', 'You may not fill in phones: take that column out');
  return null;
}
