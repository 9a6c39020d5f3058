import { readConfig } from '@selvedge/os/config.ts';
import { finishRestore, unpackBackup } from '@selvedge/os/ops/backup/backup.ts';
import type { Command } from 'commander';
import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { quiet } from '../quiet.ts';
import { CommandFailure, type Shell } from '../shell.ts';

/** `selvedge restore <file>`: a backup into an empty data folder; start the platform on it afterwards. */
export function addRestore(program: Command, shell: Shell): void {
  const zh = shell.language === 'zh';
  program
    .command('restore <file>')
    .description(zh ? '把备份恢复到一个空的数据文件夹' : 'restore a backup into an empty data folder')
    .action(async (file: string) => {
      const config = readConfig(shell.env);
      const source = resolve(file);
      if (!existsSync(source))
        throw new CommandFailure({ zh: `没有 ${source} 这个文件。`, en: `There is no file ${source}.` });
      shell.remark(zh ? '正在恢复…' : 'Restoring…');
      const facts = await unpackBackup(createReadStream(source), config.data);
      const { openStore } = await import('@selvedge/os/store/store.ts');
      const store = await openStore({ data: config.data, external: config.postgres, log: quiet });
      try {
        const rows = await finishRestore(config.data, store.adminUrl);
        const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
        shell.answer(
          { ...facts, rows },
          zh
            ? `已恢复 ${facts.madeAt} 的备份到 ${config.data}（${total} 行）。现在可以启动平台。`
            : `Restored the backup of ${facts.madeAt} into ${config.data} (${total} rows). Start the platform now.`,
        );
      } finally {
        await store.close();
      }
    });
}
