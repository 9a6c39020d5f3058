import { formatMoment } from '../format/time.ts';
import type { Line } from './line.ts';

/** What is on screen as a table: one row a moment, one column a line. */
export function tableOf(
  lines: readonly Line[],
  heads: readonly string[],
  timeHead: string,
  zone: string,
): string[][] {
  const moments = [...new Set(lines.flatMap((line) => line.time))].sort((a, b) => a - b);
  const columns = lines.map(
    (line) => new Map(line.time.map((time, index) => [time, line.mid[index] ?? line.bad[index] ?? null])),
  );
  return [
    [timeHead, ...heads],
    ...moments.map((moment) => [
      formatMoment(moment, zone, moment % 1000 !== 0),
      ...columns.map((column) => String(column.get(moment) ?? '')),
    ]),
  ];
}
