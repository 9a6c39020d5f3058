import type { Config } from '@selvedge/os/config.ts';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Finding, fault, ok } from './finding.ts';

const run = promisify(execFile);

/** Whether the state store can be started: programs there, and startable by this user. */
export async function checkPostgres(config: Config): Promise<Finding[]> {
  if (config.postgres !== null) return [];
  return process.getuid?.() === 0 ? [await checkNamespaces()] : [];
}

/** PostgreSQL refuses to run as root; root starts it in a user namespace where it is somebody else. */
async function checkNamespaces(): Promise<Finding> {
  try {
    await run('unshare', ['--user', '--map-user=1000', 'true'], { timeout: 5_000 });
    return ok(
      'user namespaces',
      '可以由 root 启动内置 PostgreSQL',
      'The embedded PostgreSQL can be started by root',
    );
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n').slice(-2).join(' ').trim() : String(error);
    return fault(
      'user namespaces',
      { zh: `root 无法启动内置 PostgreSQL：${why}`, en: `Root cannot start the embedded PostgreSQL: ${why}` },
      {
        zh: '用普通用户运行平台；或安装 util-linux 并允许用户命名空间；或用 SELVEDGE_POSTGRES 指向外部 PostgreSQL。',
        en: 'Run the platform as an ordinary user; or install util-linux and allow user namespaces; or point SELVEDGE_POSTGRES at an external PostgreSQL.',
      },
    );
  }
}
