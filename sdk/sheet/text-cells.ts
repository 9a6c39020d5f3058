/** Cells of a pasted text: tabs as a spreadsheet copies them, or commas, bars, wide gaps. */
export function cellsOfText(text: string): string[][] {
  const separator = separatorOf(text);
  const rows = splitRows(text, separator);
  return separator === '\t' ? withLostTabs(rows) : rows;
}

function separatorOf(text: string): string | RegExp {
  if (text.includes('\t')) return '\t';
  if (/[|｜]/u.test(text)) return /[|｜]/u;
  if (/ {2,}|\u3000/u.test(text)) return / {2,}|\u3000+/u;
  if (/^[^,，\n]+[,，]/u.test(text)) return /[,，]/u;
  return / +/;
}

/** A cell of a spreadsheet that holds a line end is in quotes, its quotes doubled. */
function splitRows(text: string, separator: string | RegExp): string[][] {
  if (separator !== '\t')
    return text.split(/\r?\n/).map((line) => line.split(separator).map((cell) => cell.trim()));
  const rows: string[][] = [[]];
  for (const [, cell = '', end = ''] of text.matchAll(/("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/g)) {
    const isQuoted = cell.startsWith('"') && cell.endsWith('"') && cell.length > 1;
    rows.at(-1)?.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== '\t') rows.push([]);
  }
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1);
}

/** A spreadsheet gives every row as many tabs; where blank cells before the first were trimmed away, they come back. */
function withLostTabs(rows: readonly string[][]): string[][] {
  const [first = [], second = [], ...rest] = rows;
  const lost = rest.every((row, index) => row.length === second.length || index === rest.length - 1)
    ? second.length - first.length
    : 0;
  return lost > 0 ? [[...Array.from({ length: lost }, () => ''), ...first], ...rows.slice(1)] : [...rows];
}
