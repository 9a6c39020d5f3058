import type { Titles } from '@selvedge/sdk/app';
import { cleaned, dayOf, factIn, moneyOf, perIn, readHeaded, type SheetRows } from '@selvedge/sdk/sheet';
import { t } from '../words.ts';
import type { Per } from './price.ts';

const COLUMNS = {
  name: [
    '工序名称',
    '工序名',
    '工序',
    '工序内容',
    '作业名称',
    '工艺名称',
    '工艺',
    'operation',
    'operation name',
    'process',
  ],
  code: ['工序号', '工序编号', '工序代码', '编号', '代码', '序号', 'code', 'op no', 'operation no', 'no'],
  style: ['款号', '款式', '款式编号', '货号', 'style', 'style no'],
  order: ['单号', '订单号', '订单', '制单号', '生产单号', 'order', 'order no'],
  size: ['尺码', '码数', '码号', '规格', 'size'],
  colour: ['颜色', '花色', '色别', 'colour', 'color'],
  price: [
    '工价',
    '单价',
    '新工价',
    '新单价',
    '计件单价',
    '计件工价',
    '工序单价',
    '工序工价',
    '价格',
    'price',
    'piece price',
    'rate',
    'new price',
  ],
  per: ['计价单位', '单位', 'per', 'unit'],
  since: ['生效日期', '生效', '执行日期', '起始日期', '开始日期', 'from', 'since', 'effective date'],
} as const;

/** A price as a file has it: names are not looked up yet. */
export interface FilePrice {
  readonly row: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly style: string | null;
  readonly order: string | null;
  readonly size: string | null;
  readonly colour: string | null;
  readonly price: string;
  readonly per: Per;
}

export interface PriceFile {
  readonly prices: readonly FilePrice[];
  /** The one first day in the file. */
  readonly since: string | null;
  readonly understood: readonly Titles[];
  readonly mended: readonly Titles[];
  readonly unclear: readonly Titles[];
}

const SIZE = /^(x{0,4}s|m|l|x{1,5}l|[2-9]xl|均码|\d{2,3})(码)?$/i;
const PENDING = /^(待定|待定价|未定|面议|暂无|无|tbd|pending|[-–—/]+)$/i;
const PLACES = /^\d+(\.\d{1,4})?$/;

/** Reads a price list as factories write it; sizes may stand in columns. */
export function readPrices(rows: SheetRows): PriceFile {
  const options = { carried: ['style', 'order'] } as const;
  const found =
    readHeaded(rows, COLUMNS, { ...options, needed: [['name', 'code'], ['price']] }) ??
    readHeaded(rows, COLUMNS, { ...options, needed: [['name', 'code']] });
  const sizes =
    found?.headings.price === undefined ? (found?.unknown ?? []).filter((head) => SIZE.test(head)) : [];
  if (found === null || (found.headings.price === undefined && sizes.length === 0))
    return {
      prices: [],
      since: null,
      understood: [],
      mended: [],
      unclear: [
        t(
          '没有找到表头：要有“工序”和“工价”两列。',
          'There is no row of headings: “operation” and “price” are needed.',
        ),
      ],
    };
  const mended = [...found.mended];
  const unclear: Titles[] = [];
  const around = {
    style: factIn(rows.slice(0, found.head - 1), COLUMNS.style),
    order: factIn(rows.slice(0, found.head - 1), COLUMNS.order),
  };
  const days = new Set<string>();
  const prices = found.rows.flatMap(({ row, values, others }): FilePrice[] => {
    const told = values.since === undefined ? null : dayOf(values.since);
    if (told !== null) days.add(told);
    else if (values.since !== undefined)
      unclear.push(
        t(
          `第 ${row} 行生效日期“${values.since}”不是完整日期。`,
          `Row ${row}: “${values.since}” is no full date.`,
        ),
      );
    const base = {
      row,
      code: values.code ?? null,
      name: values.name ?? null,
      style: values.style ?? around.style,
      order: values.order ?? around.order,
      colour: values.colour ?? null,
    };
    const units = [values.per ?? '', found.headings.price ?? ''];
    const cells: (readonly [string | null, string])[] =
      sizes.length > 0
        ? sizes.map((head) => [cleaned(head).replace(/码$/, ''), others[head] ?? ''] as const)
        : [[values.size ?? null, values.price ?? ''] as const];
    return cells.flatMap(([size, cell]): FilePrice[] => {
      if (cell === '' || PENDING.test(cell)) return [];
      const read = moneyOf(cell);
      if (read === null || !PLACES.test(read.amount)) {
        unclear.push(
          read === null
            ? t(
                `第 ${row} 行工价“${cell}”看不懂，没有读入。`,
                `Row ${row}: “${cell}” is no price and not read.`,
              )
            : t(
                `第 ${row} 行工价“${cell}”多于四位小数，没有读入；可按打、按百件写。`,
                `Row ${row}: “${cell}” has more than four places and is not read; write it per dozen or hundred.`,
              ),
        );
        return [];
      }
      const per = read.per ?? units.map(perIn).find((one) => one !== null) ?? 'piece';
      if (!/^\d+(\.\d+)?$/.test(cell))
        mended.push(
          t(
            `第 ${row} 行“${cell}”按 ${read.amount} 元读入。`,
            `Row ${row}: “${cell}” is read as ${read.amount}.`,
          ),
        );
      return [{ ...base, size, price: read.amount, per }];
    });
  });
  if (days.size > 1)
    unclear.push(
      t(
        `表里有 ${days.size} 个生效日期，一张调价单只能一个：请分开导入。`,
        `There are ${days.size} first days; a price list has one: read them in apart.`,
      ),
    );
  const perDozen = prices.filter(({ per }) => per !== 'piece').length;
  return {
    prices,
    since: days.size === 1 ? [...days][0] : null,
    understood: [
      t(
        `第 ${found.head} 行是表头，读到 ${prices.length} 个工价${perDozen > 0 ? `，其中 ${perDozen} 个按打或百件` : ''}${sizes.length > 0 ? `，尺码在列上（${sizes.join('、')}）` : ''}。`,
        `Row ${found.head} holds the headings; ${prices.length} prices${perDozen > 0 ? `, ${perDozen} of them per dozen or hundred` : ''}${sizes.length > 0 ? `, sizes in columns (${sizes.join(', ')})` : ''}.`,
      ),
      ...(found.unknown.length > sizes.length
        ? [
            t(
              `没有用到的列：${found.unknown.filter((head) => !sizes.includes(head)).join('、')}。`,
              `Columns that are not used: ${found.unknown.filter((head) => !sizes.includes(head)).join(', ')}.`,
            ),
          ]
        : []),
    ],
    mended,
    unclear,
  };
}
