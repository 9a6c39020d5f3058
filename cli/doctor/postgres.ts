import type { Config } from '@selvedge/os/config.ts';
import { postgresAccount } from '@selvedge/os/store/embedded/account.ts';
import { embeddedBinaries } from '@selvedge/os/store/embedded/binaries.ts';
import { PostgresStore } from '@selvedge/os/store/store.ts';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quiet } from '../quiet.ts';
import { type Finding, fault, ok } from './finding.ts';

const run = promisify(execFile);
const OLDEST = 15;

/** Whether the state store can be reached or started by this user. Changes nothing. */
export function checkPostgres(config: Config): Promise<Finding> {
  return config.postgres === null ? checkEmbedded() : checkExternal(config.postgres);
}

/** The programs are there, and this user (root included) can start them. */
async function checkEmbedded(): Promise<Finding> {
  try {
    const words = [...postgresAccount(), join(embeddedBinaries(), 'postgres'), '--version'];
    const { stdout } = await run(words[0] ?? '', words.slice(1), { timeout: 10_000 });
    const version = stdout.trim();
    return ok(
      'postgresql',
      `内置数据库可以启动：${version}`,
      `The embedded database can be started: ${version}`,
    );
  } catch (error) {
    return fault(
      'postgresql',
      {
        zh: `内置数据库无法启动：${reason(error)}`,
        en: `The embedded database cannot be started: ${reason(error)}`,
      },
      {
        zh: '运行 npm ci；用普通用户启动，或允许用户命名空间；或用 SELVEDGE_POSTGRES 指向外部 PostgreSQL。',
        en: 'Run “npm ci”; start as an ordinary user, or allow user namespaces; or point SELVEDGE_POSTGRES at an external PostgreSQL.',
      },
    );
  }
}

async function checkExternal(url: string): Promise<Finding> {
  const store = new PostgresStore(url, url, url, null, quiet);
  try {
    const row = await store.system((tx) =>
      tx.row<{ version: string }>(`select current_setting('server_version_num') as version`),
    );
    return judgeVersion(Number(row?.version ?? 0));
  } catch (error) {
    return fault(
      'postgresql',
      {
        zh: `外部数据库连接不上：${reason(error)}`,
        en: `The external database cannot be reached: ${reason(error)}`,
      },
      {
        zh: '检查 SELVEDGE_POSTGRES 的地址、用户、密码与网络。',
        en: 'Check address, user, password and network of SELVEDGE_POSTGRES.',
      },
    );
  } finally {
    await store.close();
  }
}

/** @param number as `server_version_num` has it, e.g. 150003 */
function judgeVersion(number: number): Finding {
  const major = Math.floor(number / 10_000);
  if (major >= OLDEST) return ok('postgresql', `外部 PostgreSQL ${major}`, `External PostgreSQL ${major}`);
  return fault(
    'postgresql',
    { zh: `外部 PostgreSQL ${major} 太旧。`, en: `External PostgreSQL ${major} is too old.` },
    { zh: `升级到 ${OLDEST} 以上。`, en: `Upgrade it to ${OLDEST} or newer.` },
  );
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
