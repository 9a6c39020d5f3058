import type { DuckDBConnection } from '@duckdb/node-api';
import { addFile, nextFileId, UNPLACED, writeFile } from './seal.ts';
import { readSources, type SealedFile, versionsOf } from './source.ts';

/** So many small files of one piece are merged even while the piece is still open. */
const MANY = 8;
const DAY_MS = 86_400_000;
/** A day is taken as over two hours after its end, so that stragglers are in. */
const GRACE_MS = 7_200_000;

/** Rows of one sealed file at most, one series' own aside: what is sorted at once stays within memory. */
const MOST_ROWS = 8_000_000;
/** A file of so many rows is left alone until its day is over. */
const LARGE = 6_000_000;

/** A set of files to be merged into one, or into several that share out the series. */
export interface Merge {
  readonly org: string;
  readonly part: string;
  readonly level: SealedFile['level'];
  readonly files: readonly SealedFile[];
}

/** Decides what to merge. Pure. @param now milliseconds since the epoch */
export function planMerges(files: readonly SealedFile[], now: number): Merge[] {
  const merges: Merge[] = [];
  for (const [key, group] of Map.groupBy(files, (file) => `${file.org}/${monthOf(file.part)}`)) {
    const [first] = group;
    const month = monthOf(first.part);
    if (month !== UNPLACED && endOfMonth(month) + DAY_MS < now && group.length > 1) {
      const late = group.filter((file) => file.level !== 'month');
      const untouched = late.length === group.length;
      if (untouched || late.length >= MANY) {
        merges.push({ org: first.org, part: month, level: 'month', files: group });
        continue;
      }
    }
    for (const pieces of Map.groupBy(group, (file) => file.part).values()) {
      const over = pieces[0].part !== UNPLACED && endOfDay(pieces[0].part) + GRACE_MS < now;
      const sealed = pieces.filter((file) => file.level === 'seal');
      const small = sealed.filter((file) => file.rows < LARGE);
      const isFirst = over && sealed.length === pieces.length;
      if (pieces.length > 1 && (small.length >= MANY || isFirst)) {
        merges.push({
          org: first.org,
          part: pieces[0].part,
          level: over ? 'day' : 'seal',
          files: over ? pieces : small,
        });
      }
    }
    void key;
  }
  return merges;
}

const monthOf = (part: string): string => (part === UNPLACED ? part : part.slice(0, 7));
const endOfDay = (part: string): number =>
  part.length === 7 ? endOfMonth(part) : Date.parse(`${part}T00:00:00Z`) + DAY_MS;

function endOfMonth(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return Date.UTC(year, number, 1);
}

/** Merges files; on equal (series, time) the highest sequence stays. Returns the files now out of use. */
export async function merge(
  connection: DuckDBConnection,
  folder: string,
  plan: Merge,
): Promise<readonly SealedFile[]> {
  const { org, part, level } = plan;
  const sources = { ...(await readSources(connection, folder)), segments: [], files: plan.files };
  const whole = versionsOf(sources, { from: -Infinity, to: Infinity });
  const made: SealedFile[] = [];
  for (const share of await sharesOf(connection, whole, plan.files)) {
    const versions = versionsOf(sources, { from: -Infinity, to: Infinity }, share);
    const id = await nextFileId(connection);
    const file = await writeFile(connection, folder, versions, { id, org, part, level });
    if (file !== null) made.push(file);
  }
  await connection.run('BEGIN TRANSACTION');
  try {
    await connection.run(`DELETE FROM files WHERE id IN (${plan.files.map((old) => old.id).join(',')})`);
    for (const file of made) await addFile(connection, file);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return plan.files;
}

/** Conditions that share rows out by series, so that each file of them keeps to its size. */
async function sharesOf(
  connection: DuckDBConnection,
  versions: string,
  files: readonly SealedFile[],
): Promise<string[]> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  if (rows <= MOST_ROWS) return ['true'];
  const counts = await connection.runAndReadAll(
    `SELECT series, count(*)::DOUBLE FROM ${versions} GROUP BY series ORDER BY series`,
  );
  return sharesIn(counts.getRows() as [number, number][], MOST_ROWS).map(
    ([first, last]) => `series BETWEEN ${first} AND ${last}`,
  );
}

/** Cuts series, in order, into spans of at most so many rows, or of one series. */
export function sharesIn(
  counts: readonly (readonly [series: number, rows: number])[],
  most: number,
): (readonly [first: number, last: number])[] {
  const spans: { first: number; last: number; rows: number }[] = [];
  for (const [series, rows] of counts) {
    const open = spans.at(-1);
    if (open !== undefined && open.rows + rows <= most) {
      open.last = series;
      open.rows += rows;
    } else spans.push({ first: series, last: series, rows });
  }
  return spans.map(({ first, last }) => [first, last]);
}
