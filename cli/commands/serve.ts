import { type Config, readConfig } from '@selvedge/os/config.ts';
import type { Platform } from '@selvedge/os/main.ts';
import { openLog } from '@selvedge/os/ops/log.ts';
import type { Command } from 'commander';
import { join } from 'node:path';
import { buildPages, HOUSE, havePages } from '../pages.ts';
import type { Shell } from '../shell.ts';
import { Stopping } from '../stopping.ts';

/** `selvedge serve`: the platform, until a signal. The log goes to stdout; with --json to stderr. */
export function addServe(program: Command, shell: Shell): void {
  program
    .command('serve')
    .description(shell.language === 'zh' ? '启动平台' : 'start the platform')
    .action(async () => {
      const stopping = new Stopping(shell);
      const config = readConfig(shell.env);
      // Loaded when wanted: other commands need not wait for it.
      const { startPlatform } = await import('@selvedge/os/main.ts');
      const log = shell.json
        ? openLog(config.log, { write: (line) => shell.log(line) })
        : openLog(config.log);
      const platform = await startPlatform(config, { log });
      if (shell.json) shell.answer(platform.ready, '');
      else shell.remark(greeting(platform, config, shell));
      if (!(await havePages(HOUSE))) void buildFirstPages(shell);
      await stopping.follow(() => platform.stop());
    });
}

/** After a fresh clone: the platform takes data at once, its pages come a few seconds later. */
async function buildFirstPages(shell: Shell): Promise<void> {
  const zh = shell.language === 'zh';
  try {
    await buildPages(HOUSE);
    shell.remark(zh ? '网页已生成。' : 'The pages are built.');
  } catch (error) {
    shell.remark(error instanceof Error ? error.message : String(error));
  }
}

function greeting({ ready, isFirstStart }: Platform, config: Config, shell: Shell): string {
  const zh = shell.language === 'zh';
  const lines = [zh ? `织边已就绪：${ready.url}` : `Selvedge is ready: ${ready.url}`];
  if (ready.mqtt !== null) lines.push(`MQTT: ${ready.mqtt}`);
  if (isFirstStart && config.ownerPassword === null) {
    const file = join(config.data, 'first-login.txt');
    lines.push(
      zh
        ? `首次登录的用户名与一次性密码在 ${file}`
        : `Login and one-time password of the first sign-in: ${file}`,
    );
  }
  return lines.join('\n');
}
