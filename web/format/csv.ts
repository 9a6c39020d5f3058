/** Rows as CSV that Excel opens as it is: UTF-8 mark, CRLF, and no cell that it would take for a formula. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  '\ufeff' + rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';

/** Rows as Excel takes them from the clipboard. */
export const toClipboard = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

function csvCell(text: string): string {
  const safe =
    /^[=@+]/.test(text) || (text.startsWith('-') && !/^-?[\d.,\s]+$/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
