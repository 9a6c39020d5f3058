import { z } from 'zod';
import { formatOf, XLSX } from '../../records/exchange/importing.ts';
import { MOST_TABLE_ROWS, tableFile, tableOf } from '../../records/exchange/table.ts';
import { route } from '../route.ts';
import { attached, CSV } from './attachment.ts';
import { sheet, sheetNames } from './sheet.ts';

const rowsOf = <T extends z.ZodType>(cell: T) => z.array(z.array(cell));

/** Spreadsheets for pages of apps: nothing is kept, a file becomes cells and cells become a file. */
export const tableRoutes = [
  route({
    method: 'POST',
    url: '/tables/read',
    operation: 'readTable',
    summary: { zh: '把表格文件读成单元格', en: 'Cells of a spreadsheet, as texts' },
    access: 'session',
    bodyKind: 'bytes',
    bodyTypes: [XLSX, CSV, 'application/octet-stream'],
    unhurried: true,
    body: z.instanceof(Uint8Array),
    query: z.object({ sheet: sheet.optional() }),
    output: z.object({ rows: rowsOf(z.string()), sheet: sheetNames }),
    async handle({ body, query, contentType }) {
      const content = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      return tableOf(content, formatOf(content, contentType), query.sheet ?? null);
    },
  }),
  route({
    method: 'POST',
    url: '/tables/write',
    operation: 'writeTable',
    summary: { zh: '把单元格写成 Excel 文件', en: 'A workbook of cells; the first row holds the headings' },
    access: 'session',
    body: z.object({
      title: z.string().min(1).max(120),
      rows: rowsOf(z.union([z.string().max(32_767), z.number(), z.null()]))
        .min(1)
        .max(MOST_TABLE_ROWS * 25),
    }),
    outputTypes: [XLSX],
    unhurried: true,
    handle: async ({ body: { title, rows } }) => attached(tableFile(title, rows), XLSX, title, 'xlsx'),
  }),
];
