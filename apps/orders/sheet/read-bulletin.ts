import type { Titles } from '@selvedge/sdk/app';
import { factIn, type HeadedRow, readHeaded, type SheetRows } from '@selvedge/sdk/sheet';
import { t } from '../words.ts';
import { priceCell, samCell, type Told } from './bulletin-cell.ts';
import { codesOf } from './bulletin-codes.ts';

/** How factories head the columns of a 工序工价表. */
export const BULLETIN_COLUMNS = {
  title: [
    '工序名称',
    '工序名',
    '工序',
    '工序内容',
    '工序描述',
    '作业名称',
    '作业内容',
    '工艺名称',
    '工艺',
    '车缝工序',
    '名称',
    'operation',
    'operation name',
    'process',
    'description',
  ],
  code: [
    '工序号',
    '工序编号',
    '工序代码',
    '工号',
    '编号',
    '代码',
    '序号',
    '顺序',
    '工序序号',
    'code',
    'op no',
    'operation no',
    'no',
    'seq',
  ],
  part: ['部位', '部件', '裁片', '衣片', '组件', 'part', 'section'],
  machineType: [
    '设备',
    '机器',
    '机种',
    '车种',
    '机型',
    '设备类型',
    '使用设备',
    '机器类型',
    'machine',
    'machine type',
  ],
  sam: [
    '标准工时',
    'sam',
    'smv',
    '标准时间',
    '工时',
    '时间',
    '秒数',
    '标准秒',
    'std time',
    'standard minutes',
  ],
  price: [
    '工价',
    '单价',
    '计件单价',
    '计件工价',
    '工序单价',
    '工序工价',
    '件工价',
    '加工单价',
    '价格',
    'price',
    'piece price',
    'rate',
  ],
  per: ['计价单位', '单位', 'per', 'unit'],
  skillGrade: ['技能等级', '等级', '难度', '级别', '技能', 'grade', 'skill', 'skill grade'],
  isOutput: ['产出工序', '产出', '出数', '出数工序', '末道', 'output'],
} as const;

type Column = keyof typeof BULLETIN_COLUMNS;

export interface ReadOperation {
  readonly code: string;
  readonly title: string;
  readonly part: string | null;
  readonly machineType: string | null;
  readonly sam: string | null;
  readonly price: string | null;
  readonly skillGrade: string | null;
  readonly isOutput: boolean;
}

export interface BulletinReading {
  readonly operations: readonly ReadOperation[];
  readonly style: string | null;
  readonly name: string | null;
  readonly hasPrices: boolean;
  readonly understood: readonly Titles[];
  readonly mended: readonly Titles[];
  readonly unclear: readonly Titles[];
}

const LONGEST = { title: 120, part: 60, machineType: 60, skillGrade: 20 } as const;

/** Reads an operation bulletin as factories keep it in a spreadsheet. */
export function readBulletin(rows: SheetRows): BulletinReading {
  const found = readHeaded(rows, BULLETIN_COLUMNS, {
    needed: [['title'], ['price', 'sam', 'code', 'machineType']],
    carried: ['part'],
  });
  const facts = {
    style: factIn(rows, ['款号', '款式编号', '款式', '货号', 'style', 'style no']),
    name: factIn(rows, ['款名', '品名', '款式名称', '产品名称', 'style name', 'product']),
  };
  if (found === null)
    return {
      ...facts,
      operations: [],
      hasPrices: false,
      understood: [],
      mended: [],
      unclear: [
        t(
          '没有找到表头：要有“工序名称”，再有“工价”“工时”“工序号”“设备”里的一列。',
          'There is no row of headings: “operation” is needed, and one of price, SAM, number or machine.',
        ),
      ],
    };
  const told: Told = { mended: [...found.mended], unclear: [] };
  const { headings } = found;
  const named = found.rows.filter(({ row, values }) => hasTitle(row, values, told));
  const codes = codesOf(named, told);
  const operations = named.map(({ row, values }, index): ReadOperation => ({
    code: codes[index],
    title: short(values.title ?? '', 'title', row, told) ?? '',
    part: short(values.part ?? null, 'part', row, told),
    machineType: short(values.machineType ?? null, 'machineType', row, told),
    sam: samCell(values.sam ?? '', headings.sam ?? '', row, told),
    price: priceCell(values.price ?? '', [values.per ?? '', headings.price ?? ''], row, told),
    skillGrade: short(values.skillGrade ?? null, 'skillGrade', row, told),
    isOutput: /^(是|√|✓|产出|y|yes|1|true)$/i.test(values.isOutput ?? ''),
  }));
  tellDoubles(operations, named, told);
  const hasPrices = headings.price !== undefined;
  return {
    ...facts,
    operations: withOutput(operations, told),
    hasPrices,
    understood: [
      t(
        `第 ${found.head} 行是表头，读到 ${operations.length} 道工序${hasPrices ? `，${operations.filter(({ price }) => price !== null).length} 道有工价` : '，没有工价列'}。`,
        `Row ${found.head} holds the headings; ${operations.length} operations${hasPrices ? `, ${operations.filter(({ price }) => price !== null).length} with a price` : ', no column of prices'}.`,
      ),
      ...(found.unknown.length === 0
        ? []
        : [
            t(
              `没有用到的列：${found.unknown.join('、')}。`,
              `Columns that are not used: ${found.unknown.join(', ')}.`,
            ),
          ]),
    ],
    mended: told.mended,
    unclear: told.unclear,
  };
}

function hasTitle(row: number, values: HeadedRow<Column>['values'], { mended, unclear }: Told): boolean {
  if (values.title !== undefined) return true;
  const said = Object.entries(values).filter(([key]) => key !== 'part');
  if (said.length === 0) return false;
  const list = said.map(([, value]) => value).join(' ');
  if (values.price === undefined && values.sam === undefined)
    mended.push(
      t(
        `第 ${row} 行没有工序名称（${list}），跳过。`,
        `Row ${row} names no operation (${list}) and is passed over.`,
      ),
    );
  else
    unclear.push(
      t(
        `第 ${row} 行没有工序名称（${list}），没有读入。`,
        `Row ${row} names no operation (${list}) and is not read.`,
      ),
    );
  return false;
}

function short(
  value: string | null,
  key: keyof typeof LONGEST,
  row: number,
  { mended }: Told,
): string | null {
  if (value === null || value.length <= LONGEST[key]) return value;
  mended.push(
    t(
      `第 ${row} 行“${value.slice(0, 12)}…”太长，截到 ${LONGEST[key]} 个字。`,
      `Row ${row}: “${value.slice(0, 12)}…” is cut to ${LONGEST[key]} signs.`,
    ),
  );
  return value.slice(0, LONGEST[key]);
}

/** The same name twice may be two steps, or a line that was copied: the person decides. */
function tellDoubles(
  operations: readonly ReadOperation[],
  rows: readonly { row: number }[],
  { unclear }: Told,
): void {
  const byTitle = Map.groupBy(operations.entries(), ([, { title, part }]) => `${part ?? ''} ${title}`);
  for (const same of byTitle.values()) {
    if (same.length < 2) continue;
    const lines = same.map(([index]) => rows[index]?.row).join('、');
    const [[, { title }]] = same;
    unclear.push(
      t(
        `工序“${title}”出现 ${same.length} 次（第 ${lines} 行），都读入了；多余的请删掉。`,
        `“${title}” comes ${same.length} times (rows ${lines}); all are read, remove what is too much.`,
      ),
    );
  }
}

function withOutput(operations: readonly ReadOperation[], { mended }: Told): ReadOperation[] {
  const last = operations.at(-1);
  if (last === undefined || operations.some(({ isOutput }) => isOutput)) return [...operations];
  mended.push(
    t(
      `没有写哪道是产出工序，用最后一道“${last.title}”。`,
      `Nothing says which operation is the output: the last, “${last.title}”, is taken.`,
    ),
  );
  return [...operations.slice(0, -1), { ...last, isOutput: true }];
}
