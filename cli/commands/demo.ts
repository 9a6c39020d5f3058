import { type Config, readConfig } from '@selvedge/os/config.ts';
import { PERMISSIONS } from '@selvedge/os/identity/permissions.ts';
import { openLog } from '@selvedge/os/ops/log.ts';
import type { Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { newOperatorToken } from '../operator-token.ts';
import { HOUSE, buildPages } from '../pages.ts';
import { CommandFailure, type Shell, UsageFailure } from '../shell.ts';
import { Stopping } from '../stopping.ts';

/** `selvedge demo`: the platform and a simulated town that speaks to it over MQTT and HTTP, until a signal. */
export function addDemo(program: Command, shell: Shell): void {
  const say = (chinese: string, english: string): string => (shell.language === 'zh' ? chinese : english);
  program
    .command('demo')
    .description(say('启动平台和一家模拟服装厂', 'start the platform with a simulated garment factory'))
    .option('--days <days>', say('补发多少天的历史', 'days of past to send'), '10')
    .option('--seed <seed>', say('同一个种子，同一段历史', 'one seed, one history'), '7080')
    .option(
      '--faithful',
      say('按真实作息：下班时间工厂是黑的', 'keep the clock’s hours: outside them the factory is dark'),
    )
    .action(async (options: { days: string; seed: string; faithful?: boolean }) => {
      const [backfillDays, seed] = [wholeNumber('--days', options.days), wholeNumber('--seed', options.seed)];
      const stopping = new Stopping(shell);
      const config = readConfig({ ...shell.env, SELVEDGE_LOG: shell.env['SELVEDGE_LOG'] ?? 'warn' });
      const log = openLog(config.log, { write: (line) => shell.log(line) });
      const [{ startPlatform }, { startTown }, { FACTORY }, { OFFICE_APPS }] = await Promise.all([
        import('@selvedge/os/main.ts'),
        import('@selvedge/town/town.ts'),
        import('@selvedge/town/settlement.ts'),
        import('@selvedge/town/office/office.ts'),
      ]);
      shell.remark(say('正在启动…', 'Starting…'));
      const pages = buildPages(HOUSE);
      pages.catch(() => undefined);
      const platform = await startPlatform(config, { log, home: { slug: FACTORY, title: FACTORY } });
      let stopTown = async (): Promise<void> => undefined;
      try {
        const { url, mqtt } = platform.ready;
        if (mqtt === null) throw new CommandFailure({ zh: 'MQTT 没有启动。', en: 'MQTT did not start.' });
        trustOwnAuthority(config);
        // The office works in the apps that it switches on.
        const scopes = [...Object.keys(PERMISSIONS), ...OFFICE_APPS.map((app) => `${app}.*`)];
        const token = await newOperatorToken(config, 'demo town', scopes);
        const town = await startTown({
          url,
          mqtt,
          token: token.secret,
          stateFile: join(config.data, 'town.json'),
          log,
          seed,
          backfillDays,
          faithful: options.faithful ?? false,
          office: true,
        });
        stopTown = () => town.stop();
        await pages;
        if (shell.json) shell.answer(platform.ready, '');
        else shell.remark(greeting(url, config));
        await stopping.follow(
          () => platform.stop(),
          () => token.end(),
          stopTown,
        );
      } catch (error) {
        await stopTown();
        await platform.stop();
        throw error;
      }
    });
}

/** The town is a client like any other: it checks the certificate, so it must know the authority made here. */
function trustOwnAuthority(config: Config): void {
  const file = join(config.data, 'tls', 'authority.crt');
  if (config.tls !== 'local' || !existsSync(file)) return;
  setDefaultCACertificates([...getCACertificates('default'), readFileSync(file, 'utf8')]);
}

/** In both languages: who starts a demo has not chosen one yet. */
function greeting(url: string, config: Config): string {
  const file = join(config.data, 'first-login.txt');
  const once = existsSync(file) ? (/^password: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? null) : null;
  const [zh, en] =
    once === null
      ? ['您已设置的密码', 'the password you have set']
      : [`${once}（一次性，登录后请修改）`, `${once}   (one-time: you change it at first sign-in)`];
  return [
    '',
    `  织边 Selvedge   ${url}`,
    '',
    `  登录名 login      owner`,
    `  密码               ${zh}`,
    `  password           ${en}`,
    '',
    '  Ctrl-C 停止 · stops',
    '',
  ].join('\n');
}

function wholeNumber(option: string, written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written);
  throw new UsageFailure({
    zh: `${option} 要一个整数，不是“${written}”。`,
    en: `${option} takes a whole number, not “${written}”.`,
  });
}
