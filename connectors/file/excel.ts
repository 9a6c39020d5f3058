/** Cells of a sheet as texts, row by row; the sheet is in memory whole. @param sheet name, or number from 1 */
export async function readExcel(file: string, sheet: string | number): Promise<string[][]> {
  // Loaded when first needed: few files are workbooks.
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(file, sheet);
  return rows.map((row) => row.map(textOf));
}

/** Excel's times know no zone: they are written as a clock on the wall shows them. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().replace(/(?:\.000)?Z$/, '');
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
