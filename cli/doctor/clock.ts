import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, fault, ok, warning } from './finding.ts';

/** No clock that is right shows a time before this program was made. */
const MADE = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** Compares the clock with the newest file of the data folder. */
export async function checkClock(data: string, now: number): Promise<Finding> {
  return judgeClock(now, await newestFile(data));
}

/** @param now @param newest in milliseconds since the epoch; newest 0 = there is no file yet */
export function judgeClock(now: number, newest: number): Finding {
  const shown = new Date(now).toISOString();
  const next = {
    zh: '校准系统时间并打开网络对时（Debian：timedatectl set-ntp true），然后重启平台。',
    en: 'Set the clock and switch on network time (Debian: timedatectl set-ntp true), then restart the platform.',
  };
  if (now < MADE)
    return fault(
      'clock',
      { zh: `系统时间是 ${shown}，不可能。`, en: `The clock says ${shown}, which cannot be.` },
      next,
    );
  const behind = Math.round((newest - now) / MINUTE);
  if (behind < 2) return ok('clock', `系统时间 ${shown}`, `Clock ${shown}`);
  return warning(
    'clock',
    {
      zh: `系统时间 ${shown} 比最新的数据文件还早 ${behind} 分钟：时间可能被调回过。`,
      en: `The clock says ${shown}, ${behind} minutes before the newest data file: it may have been set back.`,
    },
    next,
  );
}

/** Looks at the folder and one level below: enough to see a clock that went back. */
async function newestFile(data: string): Promise<number> {
  let newest = 0;
  const look = async (folder: string, depth: number): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      newest = Math.max(newest, (await stat(path).catch(() => null))?.mtimeMs ?? 0);
      if (entry.isDirectory() && depth > 0) await look(path, depth - 1);
    }
  };
  await look(data, 1);
  return newest;
}
