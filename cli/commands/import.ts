import { readConfig } from '@selvedge/os/config.ts';
import type { Command } from 'commander';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Send } from '../declaring.ts';
import type { ImportSummary } from '../import.ts';
import { atPlatform } from '../platform-door.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly mapping: string;
  readonly under: string;
  readonly org?: string;
  readonly url?: string;
  readonly token?: string;
  readonly dryRun?: boolean;
}

/** `selvedge import`: a CSV or Excel file into history; broken off, it goes on where it was. */
export function addImport(program: Command, shell: Shell): void {
  const say = (chinese: string, english: string): string => (shell.language === 'zh' ? chinese : english);
  program
    .command('import <file>')
    .description(
      say(
        '把 CSV 或 Excel 文件导入历史；中断后再运行会接着导入',
        'import a CSV or Excel file into history; broken off, it goes on where it was',
      ),
    )
    .requiredOption(
      '--mapping <name>',
      say('映射：自带的名字或 YAML 文件', 'mapping: the name of one that comes along, or a YAML file'),
    )
    .requiredOption(
      '--under <path>',
      say('放在哪个对象之下，如 factory/电表', 'thing under which it goes, e.g. factory/meter'),
    )
    .option('--org <slug>', say('代表哪个组织', 'in the name of this organisation'))
    .option('--url <url>', say('别处的平台', 'a platform elsewhere'))
    .option('--token <token>', say('别处平台的令牌', 'a token of the platform elsewhere'))
    .option('--dry-run', say('只读取并检查，不发送', 'only read and check, send nothing'))
    .action(async (file: string, options: Options) => {
      // What one command needs is loaded by it: the others begin sooner.
      const [{ importFile }, { findMapping }] = await Promise.all([
        import('../import.ts'),
        import('../mappings.ts'),
      ]);
      const mapping = findMapping(options.mapping);
      const config = readConfig(shell.env);
      const positionFile = join(
        config.data,
        'imports',
        `${createHash('sha256')
          .update(`${resolve(file)}\n${options.under}`)
          .digest('hex')
          .slice(0, 16)}.json`,
      );
      const read = (send: Send): Promise<ImportSummary> =>
        importFile({
          file,
          mapping,
          under: options.under,
          send,
          positionFile,
          dryRun: options.dryRun ?? false,
          onProgress: ({ share, points }) =>
            shell.remark(say(`${percent(share)}，${points} 个数据点`, `${percent(share)}, ${points} points`)),
        });
      const summary = options.dryRun
        ? await read(() => Promise.resolve())
        : await atPlatform(config, options, ({ send }) => read(send));
      if (summary.faultCount > 0) shell.exitCode = 1;
      shell.answer(summary, report(summary, say));
    });
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function report(summary: ImportSummary, say: (chinese: string, english: string) => string): string {
  const lines = [
    say(
      `${summary.rows} 行，${summary.points} 个数据点，${summary.things.length} 个对象`,
      `${summary.rows} rows, ${summary.points} points, ${summary.things.length} things`,
    ),
  ];
  if (summary.resumedAfter > 0)
    lines.push(
      say(`从第 ${summary.resumedAfter} 行之后接着导入`, `went on after line ${summary.resumedAfter}`),
    );
  for (const [name, sum] of Object.entries(summary.sums))
    lines.push(`  Σ ${name} = ${Number(sum.toFixed(6))}`);
  if (summary.faultCount > 0) {
    lines.push(
      say(
        `${summary.faultCount} 处无法识别（其余已保留）：`,
        `${summary.faultCount} cells or rows could not be read (the rest is kept):`,
      ),
    );
    for (const { line, column, reason } of summary.faults.slice(0, 20))
      lines.push(`  ${say('第', 'line ')}${line}${say(' 行', '')} ${column} ${reason}`);
  }
  return lines.join('\n');
}
