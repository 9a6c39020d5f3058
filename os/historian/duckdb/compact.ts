import type { DuckDBConnection } from '@duckdb/node-api';
import { addFile, nextFileId, UNPLACED, writeFile } from './seal.ts';
import { readSources, type SealedFile, versionsOf } from './source.ts';

/** So many small files of one piece are merged even while the piece is still open. */
const MANY = 8;
const DAY_MS = 86_400_000;
/** A day is taken as over two hours after its end, so that stragglers are in. */
const GRACE_MS = 7_200_000;

/** A set of files to be merged into one. */
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
      const small = pieces.filter((file) => file.level === 'seal');
      if (pieces.length > 1 && (small.length >= MANY || (over && small.length === pieces.length))) {
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

/** Merges files into one; on equal (series, time) the highest sequence stays. Returns the files now out of use. */
export async function merge(
  connection: DuckDBConnection,
  folder: string,
  plan: Merge,
): Promise<readonly SealedFile[]> {
  const sources = { ...(await readSources(connection, folder)), segments: [], files: plan.files };
  const versions = versionsOf(sources, { from: -Infinity, to: Infinity });
  const file = await writeFile(connection, folder, versions, {
    id: await nextFileId(connection),
    org: plan.org,
    part: plan.part,
    level: plan.level,
  });
  await connection.run('BEGIN TRANSACTION');
  try {
    await connection.run(`DELETE FROM files WHERE id IN (${plan.files.map((old) => old.id).join(',')})`);
    if (file !== null) await addFile(connection, file);
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return plan.files;
}
