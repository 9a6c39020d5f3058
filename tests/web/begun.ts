import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../house/platform.ts';
import { RUN_MARK } from '../runner/leftovers.ts';

/** Apps that most files want, after those that they require. */
const STEM = ['people', 'orders', 'cutting', 'tracking'];

/**
 * In a run of many files a platform starts for the first time once, and once with the apps that most files want; the others
 * begin from what that left.
 * @param data an empty folder
 * @param apps wanted ones
 * @param make starts a platform in a folder, installs apps and stops it
 * @returns the apps that are installed
 */
export async function begin(
  data: string,
  apps: readonly string[],
  make: (folder: string, apps: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  if (process.env[RUN_MARK] === undefined) return [];
  const stem = STEM.every((app) => apps.includes(app)) ? STEM : [];
  const begun = join(tmpdir(), `begun-web-${stem.length}`);
  if (!existsSync(begun)) {
    const making = temporaryFolder('web');
    await make(making, stem);
    try {
      renameSync(making, begun);
    } catch {
      // Another file was sooner.
      rmSync(making, { recursive: true, force: true });
    }
  }
  // PostgreSQL wants its folders as closed as they were.
  execFileSync('cp', ['-a', `${begun}/.`, data]);
  return stem;
}
