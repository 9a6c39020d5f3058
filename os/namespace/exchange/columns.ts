import type { Language } from '@selvedge/sdk/errors';
import type { SheetName } from './document.ts';

interface Column {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** Other headings that are understood. */
  readonly also?: readonly string[];
  /** Width in characters. */
  readonly width: number;
}

const TITLES: readonly Column[] = [
  { key: 'title', zh: '名称', en: 'Title', width: 24 },
  { key: 'title.zh', zh: '中文名称', en: 'Title (Chinese)', also: ['title zh', 'title_zh'], width: 24 },
  { key: 'title.en', zh: '英文名称', en: 'Title (English)', also: ['title en', 'title_en'], width: 24 },
];

/** Columns of each sheet. */
export const COLUMNS: Readonly<Record<SheetName, readonly Column[]>> = {
  things: [
    { key: 'path', zh: '路径', en: 'Path', width: 40 },
    { key: 'type', zh: '类型', en: 'Type', width: 20 },
    ...TITLES,
  ],
  metrics: [
    { key: 'thing', zh: '设备路径', en: 'Thing', also: ['设备', 'path', 'thing path'], width: 40 },
    { key: 'type', zh: '类型', en: 'Type', width: 20 },
    { key: 'name', zh: '测点', en: 'Metric', also: ['name', '测点名'], width: 20 },
    ...TITLES,
    { key: 'datatype', zh: '数据类型', en: 'Datatype', also: ['data type'], width: 12 },
    { key: 'unit', zh: '单位', en: 'Unit', width: 10 },
    { key: 'min', zh: '下限', en: 'Min', also: ['minimum', '最小值'], width: 12 },
    { key: 'max', zh: '上限', en: 'Max', also: ['maximum', '最大值'], width: 12 },
    { key: 'counter', zh: '计数', en: 'Counter', also: ['累计'], width: 10 },
    { key: 'words', zh: '取值', en: 'Words', also: ['枚举值'], width: 30 },
    { key: 'formula', zh: '公式', en: 'Formula', also: ['计算公式'], width: 40 },
  ],
  types: [{ key: 'id', zh: '类型', en: 'Type', also: ['id', '标识'], width: 20 }, ...TITLES],
};

export const SHEET_TITLES: Readonly<Record<SheetName, Readonly<Record<Language, string>>>> = {
  things: { zh: '设备', en: 'Things' },
  metrics: { zh: '测点', en: 'Metrics' },
  types: { zh: '类型', en: 'Types' },
};

/** Columns that people add for themselves. */
const IGNORED = new Set(['备注', 'remark', 'remarks', 'note', 'notes', '']);

const plain = (heading: string): string => heading.trim().toLowerCase();

/** Key of a heading in either language; null = to be ignored; undefined = not understood. */
export function columnOf(sheet: SheetName, heading: string): string | null | undefined {
  const wanted = plain(heading);
  if (IGNORED.has(wanted)) return null;
  return COLUMNS[sheet].find(({ key, zh, en, also = [] }) =>
    [key, zh, en, ...also].some((name) => plain(name) === wanted),
  )?.key;
}

/** What a fault's path is called on screen. */
export function headingOf(sheet: SheetName, path: string): { zh: string; en: string } {
  const column = COLUMNS[sheet].find(({ key }) => path === key || path.startsWith(`${key}.`));
  return column ?? { zh: path, en: path };
}
