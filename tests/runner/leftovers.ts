import { readFile, readdir } from 'node:fs/promises';

/** Every process of a run inherits this variable; what still carries it at the end was left behind. */
export const RUN_MARK = 'SELVEDGE_TEST_RUN';

/** Ends processes that a run left behind; answers what they were. */
export async function endLeftovers(mark: string): Promise<string[]> {
  const ended: string[] = [];
  for (const entry of await readdir('/proc').catch(() => [])) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    if (!environment.split('\0').includes(`${RUN_MARK}=${mark}`)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!kill(pid)) continue;
    ended.push(`${pid} ${command.replaceAll('\0', ' ').trim().slice(0, 120)}`);
  }
  return ended;
}

function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
