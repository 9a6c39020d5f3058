import { randomUUID } from 'node:crypto';
import { access, constants, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Finding, fault, ok, warning } from './finding.ts';

/** The data folder: there or makeable, ours alone, writable with fsync. */
export async function checkFolder(data: string): Promise<Finding> {
  const found = await stat(data).catch(() => null);
  if (found === null) return checkParent(data);
  if (!found.isDirectory()) {
    return fault(
      'data',
      { zh: `${data} 不是文件夹。`, en: `${data} is no folder.` },
      { zh: '用 SELVEDGE_DATA 指向一个文件夹。', en: 'Point SELVEDGE_DATA at a folder.' },
    );
  }
  const failed = await tryWriting(data);
  if (failed !== null) {
    return fault(
      'data',
      { zh: `不能写入 ${data}：${failed}`, en: `${data} cannot be written: ${failed}` },
      {
        zh: '用拥有该文件夹的用户启动，或修正其所有者。',
        en: 'Start as the user who owns the folder, or mend its owner.',
      },
    );
  }
  const open = found.mode & 0o077;
  if (open !== 0) {
    return warning(
      'data',
      {
        zh: `${data} 对其他用户开放（${(found.mode & 0o777).toString(8)}），其中有密码与密钥。`,
        en: `${data} is open to other users (${(found.mode & 0o777).toString(8)}); it holds secrets.`,
      },
      { zh: `运行 chmod 700 ${data}`, en: `Run: chmod 700 ${data}` },
    );
  }
  return ok('data', `数据文件夹 ${data}`, `Data folder ${data}`);
}

async function checkParent(data: string): Promise<Finding> {
  let parent = dirname(data);
  while ((await stat(parent).catch(() => null)) === null && dirname(parent) !== parent)
    parent = dirname(parent);
  try {
    await access(parent, constants.W_OK);
    return ok(
      'data',
      `数据文件夹 ${data} 尚不存在，首次启动时建立`,
      `Data folder ${data} is not there yet: the first start makes it`,
    );
  } catch {
    return fault(
      'data',
      { zh: `不能在 ${parent} 中建立 ${data}。`, en: `${data} cannot be made in ${parent}.` },
      {
        zh: '换一个可写的位置（SELVEDGE_DATA）。',
        en: 'Choose a place that can be written (SELVEDGE_DATA).',
      },
    );
  }
}

async function tryWriting(folder: string): Promise<string | null> {
  const path = join(folder, `.doctor-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.write('selvedge');
      await file.sync();
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(path, { force: true });
  }
}
