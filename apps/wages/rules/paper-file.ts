import type { Titles } from '@selvedge/sdk/app';
import { moneyOf, quantityOf, readHeaded, type SheetRows } from '@selvedge/sdk/sheet';
import { t } from '../words.ts';

const COLUMNS = {
  number: ['工号', '员工编号', '编号', '卡号', 'number', 'no', 'employee no'],
  name: ['姓名', '员工', '名字', '员工姓名', 'name', 'worker'],
  pieces: ['件数', '总件数', '数量', '产量', 'pieces', 'quantity'],
  amount: [
    '应发',
    '应发工资',
    '应发合计',
    '计件工资',
    '工资',
    '金额',
    '合计金额',
    '工资合计',
    'gross',
    'amount',
    'pay',
  ],
} as const;

/** Pay on paper of one row. */
export interface PaperPay {
  /** As a person counts it in the sheet. */
  readonly row: number;
  readonly number: string | null;
  readonly name: string | null;
  readonly pieces: number | null;
  readonly amount: string;
}

export interface PaperFile {
  readonly pays: readonly PaperPay[];
  readonly understood: readonly Titles[];
  readonly mended: readonly Titles[];
  readonly unclear: readonly Titles[];
}

const CENTS = /^\d+(\.\d{1,2})?$/;

/** Reads a paper payroll as factories keep it in a spreadsheet. */
export function readPaper(rows: SheetRows): PaperFile {
  const found = readHeaded(rows, COLUMNS, { needed: [['name', 'number'], ['amount']] });
  if (found === null)
    return {
      pays: [],
      understood: [],
      mended: [],
      unclear: [
        t(
          '没有找到表头：要有“工号”或“姓名”，和“应发”两列。',
          'There is no row of headings: “number” or “name”, and “gross”, are needed.',
        ),
      ],
    };
  const unclear: Titles[] = [];
  const mended = [...found.mended];
  const pays = found.rows.flatMap(({ row, values }): PaperPay[] => {
    const written = values.amount ?? '';
    if (written === '') return [];
    const read = moneyOf(written);
    const amount = read === null || read.per !== null ? null : read.amount;
    if (amount === null) {
      unclear.push(t(`第 ${row} 行应发“${written}”看不懂。`, `Row ${row}: “${written}” is no amount.`));
      return [];
    }
    const fen = CENTS.test(amount) ? amount : Number(amount).toFixed(2);
    if (fen !== amount)
      mended.push(
        t(
          `第 ${row} 行“${written}”取到分：${fen}。`,
          `Row ${row}: “${written}” is taken to the fen: ${fen}.`,
        ),
      );
    const pieces = values.pieces === undefined ? null : quantityOf(values.pieces);
    return [{ row, number: values.number ?? null, name: values.name ?? null, pieces, amount: fen }];
  });
  return {
    pays,
    understood: [
      t(
        `第 ${found.head} 行是表头，读到 ${pays.length} 人。`,
        `Row ${found.head} holds the headings; ${pays.length} workers.`,
      ),
    ],
    mended,
    unclear,
  };
}
