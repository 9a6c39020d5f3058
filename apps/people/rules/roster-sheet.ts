import type { Titles } from '@selvedge/sdk/app';
import { bareHeading, readHeaded, type SheetRows } from '@selvedge/sdk/sheet';

/** Columns of a roster that is pasted from a spreadsheet, and how factories head them. */
const HEADS = {
  number: [
    '工号',
    '员工工号',
    '员工编号',
    '员工号',
    '厂牌号',
    '牌号',
    '编号',
    'number',
    'employee no',
    'worker no',
    'no',
  ],
  name: ['姓名', '员工姓名', '名字', '员工', 'name', 'full name'],
  team: ['组', '组别', '班组', '组名', '小组', '车间班组', '所在组', '部门', 'team', 'line', 'group'],
  position: ['工种', '岗位', '职位', '职务', 'position', 'job'],
  phone: ['电话', '手机', '手机号', '手机号码', '联系电话', '联系方式', '电话号码', 'phone', 'mobile'],
  hiredOn: [
    '入职日期',
    '入职',
    '入职时间',
    '进厂日期',
    '进厂时间',
    '到岗日期',
    'hired',
    'hired on',
    'start date',
  ],
  isApprentice: ['学徒', '是否学徒', 'apprentice'],
  homeRate: ['时薪', '本人时薪', '小时工资', 'home rate', 'hourly rate'],
} as const;

export type Column = keyof typeof HEADS;
/** Columns that are never kept. */
const UNKEPT = ['身份证', '身份证号', '身份证号码', 'idcard'];

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
  /** What was passed over, in sentences. */
  readonly mended: readonly Titles[];
}

/** Reads a roster: the head somewhere in the first rows, by the names that factories give its columns. */
export function readRoster(cells: SheetRows): Roster {
  const unquoted = cells.map((row) => row.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const found = readHeaded(unquoted, HEADS, { needed: [['name'], ['number']] });
  if (found === null) return { rows: [], columns: [], unknown: [], unkept: [], mended: [] };
  const { rows, headings, unknown, mended } = found;
  const columns = (Object.keys(HEADS) as Column[]).filter((column) => headings[column] !== undefined);
  return {
    rows: rows.map(({ row, values }) => ({ row, values })),
    columns,
    unknown: unknown.filter((head) => !isUnkept(head)),
    unkept: unknown.filter(isUnkept),
    mended,
  };
}

const isUnkept = (head: string): boolean => UNKEPT.includes(bareHeading(head));

/** `是`, `√`, `学徒`, `yes` … */
export const isYes = (written: string | undefined): boolean =>
  written !== undefined && /^(是|√|✓|学徒|y|yes|1|true)$/i.test(written.trim());
