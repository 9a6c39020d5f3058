import { readConfig } from '@selvedge/os/config.ts';
import { rootOf } from '@selvedge/sdk/connector';
import type { Command } from 'commander';
import { atPlatform } from '../platform-door.ts';
import { CommandFailure, type Shell, UsageFailure } from '../shell.ts';

interface Options {
  readonly mapping: string;
  readonly under: string;
  readonly speed: string;
  readonly shiftToNow?: boolean;
  readonly mqtt?: string;
  readonly username?: string;
  readonly password?: string;
  readonly org?: string;
}

/** `selvedge replay`: a file played over MQTT, as its machines would have sent it. */
export function addReplay(program: Command, shell: Shell): void {
  const say = (chinese: string, english: string): string => (shell.language === 'zh' ? chinese : english);
  program
    .command('replay <file>')
    .description(
      say('把文件通过 MQTT 按原节奏或更快地重放', 'play a file over MQTT, at its own or a faster pace'),
    )
    .requiredOption(
      '--mapping <name>',
      say('映射：自带的名字或 YAML 文件', 'mapping: the name of one that comes along, or a YAML file'),
    )
    .requiredOption('--under <path>', say('放在哪个对象之下', 'thing under which it goes'))
    .option('--speed <factor>', say('几倍速，或 max', 'times its own pace, or max'), '1')
    .option('--shift-to-now', say('第一行当作现在', 'the first row is now'))
    .option('--mqtt <url>', say('别处的 MQTT 服务', 'an MQTT broker elsewhere'))
    .option('--username <name>', say('设备凭证的用户名', 'user name of a device credential'))
    .option('--password <secret>', say('设备凭证的密钥', 'its secret'))
    .option('--org <slug>', say('代表哪个组织', 'in the name of this organisation'))
    .action(async (file: string, options: Options) => {
      // What one command needs is loaded by it: the others begin sooner.
      const [{ connectAsync }, { Declaring }, { findMapping }, { replayFile }] = await Promise.all([
        import('mqtt'),
        import('../declaring.ts'),
        import('../mappings.ts'),
        import('../replay.ts'),
      ]);
      const mapping = findMapping(options.mapping);
      const speed = speedOf(options.speed);
      let isStopped = false;
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isStopped = true));
      const play = async (
        url: string,
        username: string,
        password: string,
        declare?: (thing: string) => Promise<void>,
      ): Promise<void> => {
        // The broker of this very machine is reached as 127.0.0.1, whatever names its certificate has.
        const isOwn = declare !== undefined;
        const client = await connectAsync(url, { username, password, rejectUnauthorized: !isOwn });
        try {
          const summary = await replayFile({
            file,
            mapping,
            under: options.under,
            speed,
            shiftToNow: options.shiftToNow ?? false,
            publish: (topic, payload) => client.publishAsync(topic, payload, { qos: 1 }),
            ...(declare === undefined ? {} : { declare }),
            isStopped: () => isStopped,
            onProgress: (share, messages) =>
              shell.remark(
                say(
                  `${Math.floor(share * 100)} %，${messages} 条消息`,
                  `${Math.floor(share * 100)} %, ${messages} messages`,
                ),
              ),
          });
          shell.answer(
            summary,
            say(
              `${summary.messages} 条消息，${summary.points} 个数据点，已确认`,
              `${summary.messages} messages, ${summary.points} points, acknowledged`,
            ),
          );
        } finally {
          await client.endAsync();
        }
      };
      if (options.mqtt !== undefined) {
        if (options.username === undefined || options.password === undefined)
          throw new UsageFailure({
            zh: '--mqtt 需要 --username 和 --password。',
            en: '--mqtt needs --username and --password.',
          });
        return play(options.mqtt, options.username, options.password);
      }
      return atPlatform(
        readConfig(shell.env),
        { org: options.org ?? rootOf(options.under) },
        async ({ mqtt, send }) => {
          if (mqtt === null) throw new CommandFailure({ zh: 'MQTT 没有启动。', en: 'MQTT did not start.' });
          const device = (await send('POST', '/devices', {
            name: 'replay',
            path: options.under,
            access: 'write',
          })) as { id: string; username: string; secret: string };
          try {
            const declaring = new Declaring(mapping, send);
            await play(mqtt, device.username, device.secret, (thing) => declaring.thing(thing));
          } finally {
            await send('DELETE', `/devices/${device.id}`);
          }
        },
      );
    });
}

function speedOf(written: string): number | 'max' {
  if (written === 'max') return 'max';
  const factor = Number(written);
  if (Number.isFinite(factor) && factor > 0) return factor;
  throw new UsageFailure({
    zh: `--speed 要一个正数或 max，不是“${written}”。`,
    en: `--speed takes a positive number or max, not “${written}”.`,
  });
}
