/** Columns of a roster that is pasted from a spreadsheet, and how factories head them. */
const HEADS = {
  number: ['工号', '编号', '员工编号', 'number', 'no', 'no.'],
  name: ['姓名', '名字', 'name'],
  team: ['组', '组别', '班组', '组名', '部门', 'team'],
  position: ['工种', '岗位', '职位', 'position'],
  phone: ['电话', '手机', '手机号', '联系电话', 'phone'],
  hiredOn: ['入职日期', '入职', '入职时间', '进厂日期', 'hired', 'hired on'],
  isApprentice: ['学徒', 'apprentice'],
  homeRate: ['时薪', '本人时薪', 'home rate'],
} as const;

export type Column = keyof typeof HEADS;
/** Columns that are never kept. */
const UNKEPT = ['身份证', '身份证号', '身份证号码', 'id card'];

export interface RosterRow {
  /** As a person counts it in the sheet, the head being 1. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly columns: readonly Column[];
  /** Heads that nobody knows, and those that are left out on purpose. */
  readonly unknown: readonly string[];
  readonly unkept: readonly string[];
}

const columnOf = (head: string): Column | undefined =>
  (Object.keys(HEADS) as Column[]).find((column) =>
    HEADS[column].some((word) => word === head.replaceAll(/\s+/g, ' ').trim().toLowerCase()),
  );

/** Reads a block of cells, tabs or commas between them; the first row is the head. Empty rows are passed over. */
export function readRoster(written: string): Roster {
  const lines = written.replaceAll(/\r\n?/g, '\n').split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const separator = (lines[first] ?? '').includes('\t') ? '\t' : /[,，]/;
  const cellsOf = (line: string): string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const heads = first < 0 ? [] : cellsOf(lines[first]);
  const columns = heads.map((head) => columnOf(head));
  const rows = lines.flatMap((line, index): RosterRow[] => {
    if (index <= first || line.trim() === '') return [];
    const cells = cellsOf(line);
    const values = columns.flatMap((column, at) =>
      column === undefined || !cells[at] ? [] : [[column, cells[at]] as const],
    );
    return [{ row: index + 1, values: Object.fromEntries(values) }];
  });
  const others = heads.filter((head, index) => head !== '' && columns[index] === undefined);
  const isUnkept = (head: string): boolean => UNKEPT.includes(head.toLowerCase());
  return {
    rows,
    columns: columns.filter((column) => column !== undefined),
    unknown: others.filter((head) => !isUnkept(head)),
    unkept: others.filter(isUnkept),
  };
}

/** `2026-3-5`, `2026/03/05`, `2026.3.5`, `2026年3月5日` → `2026-03-05`; null = no day. */
export function dayIn(written: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written.trim()) ?? [];
  if (year === undefined) return null;
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${found}T00:00:00Z`).toJSON()?.startsWith(found) === true ? found : null;
}

/** `是`, `√`, `学徒`, `yes` … */
export const isYes = (written: string | undefined): boolean =>
  written !== undefined && /^(是|√|✓|学徒|y|yes|1|true)$/i.test(written.trim());
