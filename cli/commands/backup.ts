import { type Config, readConfig } from '@selvedge/os/config.ts';
import { DuckDbHistorian } from '@selvedge/os/historian/duckdb/historian.ts';
import { makeBackup } from '@selvedge/os/ops/backup/backup.ts';
import { Namespace } from '@selvedge/os/namespace/namespace.ts';
import type { Command } from 'commander';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findInstance } from '../instance.ts';
import { withOperatorToken } from '../operator-token.ts';
import { askOwnPlatform } from '../own-platform.ts';
import { quiet } from '../quiet.ts';
import { CommandFailure, type Shell } from '../shell.ts';
import { withState } from '../state.ts';

/** `selvedge backup <file>`: everything in one tar file, while the platform runs or not. */
export function addBackup(program: Command, shell: Shell): void {
  const zh = shell.language === 'zh';
  program
    .command('backup <file>')
    .description(
      zh
        ? '备份：历史、状态、文件与证书，存为一个 tar 文件'
        : 'back up history, state, files and certificates into one tar file',
    )
    .option('--force', zh ? '覆盖已有的文件' : 'overwrite an existing file')
    .action(async (file: string, options: { force?: boolean }) => {
      const target = resolve(file);
      if (existsSync(target) && !options.force) {
        throw new CommandFailure({
          zh: `${target} 已存在。换个文件名，或加 --force。`,
          en: `${target} exists. Choose another name, or add --force.`,
        });
      }
      const config = readConfig(shell.env);
      const found = await findInstance(config.data);
      shell.remark(zh ? '正在备份…' : 'Backing up…');
      const partial = `${target}.part`;
      try {
        if (found.state === 'running') await fromRunning(config, found.instance.url, partial);
        else await fromFolder(config, partial);
        await rename(partial, target);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      const { size } = await stat(target);
      shell.answer(
        { file: target, bytes: size },
        zh ? `已备份到 ${target}（${megabytes(size)} MB）` : `Backed up to ${target} (${megabytes(size)} MB)`,
      );
    });
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Sealed for its owner only: it holds everything. */
const save = (stream: Readable, file: string): Promise<void> =>
  pipeline(stream, createWriteStream(file, { mode: 0o600, flush: true }));

function fromRunning(config: Config, url: string, file: string): Promise<void> {
  return withOperatorToken(config, 'backup', ['installation.operate'], async (token) => {
    const response = await askOwnPlatform(config)(`${url}/api/v1/backup`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok || response.body === null)
      throw new Error(`The platform refused: ${response.status} ${await response.text()}`);
    await save(Readable.fromWeb(response.body), file);
  });
}

function fromFolder(config: Config, file: string): Promise<void> {
  return withState(config, async (store) => {
    const namespace = await Namespace.open(store, quiet);
    const historian = await DuckDbHistorian.open({
      folder: join(config.data, 'history'),
      log: quiet,
      upkeepMs: 0,
    });
    try {
      await historian.name(
        Array.from(namespace.entries(), (entry) => ({
          id: entry.id,
          org: entry.org,
          path: entry.thing,
          metric: entry.metric,
        })),
      );
      const { stream } = await makeBackup({
        data: config.data,
        version: '',
        adminUrl: store.adminUrl,
        cutHistory: (folder) => historian.cut(folder),
      });
      await save(stream, file);
    } finally {
      await historian.close();
      await namespace.close();
    }
  });
}
