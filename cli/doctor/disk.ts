import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Finding, fault, ok, warning } from './finding.ts';

const GIB = 2 ** 30;
/** Below this the historian stops acknowledging. */
const STOPS_TAKING = 256e6;

/** Free space where the data folder is, or will be. */
export async function checkDisk(data: string): Promise<Finding> {
  let folder = data;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const disk = await statfs(folder);
  return judgeDisk(disk.bavail * disk.bsize, disk.blocks * disk.bsize);
}

/** @param free @param size in bytes */
export function judgeDisk(free: number, size: number): Finding {
  const amount = `${(free / GIB).toFixed(2)} GiB`;
  const share = size > 0 ? free / size : 1;
  const next = {
    zh: '删除不需要的文件、缩短历史保存天数，或换更大的磁盘。空间恢复后自动继续接收。',
    en: 'Delete what is not needed, keep history for fewer days, or use a larger disk. Taking in goes on by itself once there is space.',
  };
  if (free < STOPS_TAKING) {
    return fault(
      'disk',
      {
        zh: `磁盘只剩 ${amount}，平台已停止接收数据。`,
        en: `Only ${amount} left on the disk: the platform takes no data.`,
      },
      next,
    );
  }
  if (free < 5 * GIB || share < 0.05) {
    return warning(
      'disk',
      { zh: `磁盘剩余 ${amount}，不多了。`, en: `${amount} left on the disk: not much.` },
      next,
    );
  }
  return ok('disk', `磁盘剩余 ${amount}`, `${amount} free on the disk`);
}
