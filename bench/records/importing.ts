import type { Written } from '@selvedge/os/records/exchange/cell.ts';
import { XLSX } from '@selvedge/os/records/exchange/importing.ts';
import { type SheetColumn, workbookOf } from '@selvedge/os/records/exchange/excel/workbook-writing.ts';
import { type Figure, median } from '../figure.ts';
import type { AppHouse } from '../app-house.ts';
import { LOTS } from './house.ts';

const ROWS = 50_000;
const ROUNDS = 3;
const BUYERS = 200;
const LEAST = 2000;
const COLUMNS = ['批号', '客户', '品类', '数量', '单价', '交期', '加急', '备注'];

/** A workbook of eight columns read into new records: references found by name, every cell checked. */
export async function importing({ api }: AppHouse): Promise<Figure[]> {
  for (let number = 0; number < BUYERS; number++)
    await api.call('POST', '/apps/yard/records/buyer', { name: nameOf(number) });
  const speeds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const file = await workbook(round);
    const begun = performance.now();
    const response = await fetch(`${api.url}/api/v1${LOTS}/import`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.token}`,
        'x-org': encodeURIComponent(api.org ?? ''),
        'content-type': XLSX,
      },
      body: new Uint8Array(file),
    });
    const answer = (await response.json()) as { added?: number };
    if (answer.added !== ROWS) throw new Error(`${response.status} ${JSON.stringify(answer).slice(0, 300)}`);
    speeds.push(ROWS / ((performance.now() - begun) / 1000));
  }
  return [
    {
      name: `rows of an Excel file of ${ROWS.toLocaleString('en')} read into records, checked`,
      value: median(speeds),
      unit: 'rows/s',
      goal: { atLeast: LEAST },
    },
  ];
}

const nameOf = (number: number): string => `客户 ${number}`;

async function workbook(round: number): Promise<Buffer> {
  const columns: SheetColumn[] = COLUMNS.map((heading) => ({ heading, width: 12, isText: false }));
  const rows = Array.from({ length: ROWS }, (_, row): Written[] => [
    { text: `F${round}-${row}` },
    { text: nameOf(row % BUYERS) },
    { text: row % 2 === 0 ? 'T恤' : '大衣' },
    { number: String(row % 5000), places: 0, isMoney: false },
    { number: `${row % 90}.50`, places: 2, isMoney: true },
    { day: '2026-12-01' },
    { text: row % 7 === 0 ? '是' : '否' },
    { text: `第 ${row} 行，先裁后缝` },
  ]);
  const pieces: Buffer[] = [];
  for await (const piece of workbookOf([{ title: '批次', columns, rows }])) pieces.push(piece);
  return Buffer.concat(pieces);
}
