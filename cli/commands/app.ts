import { readConfig } from '@selvedge/os/config.ts';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { CommandFailure, type Shell } from '../shell.ts';

/**
 * `selvedge app`: what the maker of an app needs, from the empty folder to the running platform. What one of the
 * commands needs is loaded by it: the others begin sooner.
 */
export function addApp(program: Command, shell: Shell): void {
  const say = (chinese: string, english: string): string => (shell.language === 'zh' ? chinese : english);
  const app = program
    .command('app')
    .description(say('应用：新建、检查、测试、打包、安装', 'apps: start, check, test, pack and install one'));

  app
    .command('new <folder>')
    .description(say('新建一个能运行的小应用', 'start a small app that works'))
    .option('--id <id>', say('应用的 id（默认取文件夹名）', 'id of the app (default: name of the folder)'))
    .action(async (written: string, options: { id?: string }) => {
      const { startApp } = await import('../app/starting.ts');
      const folder = resolve(written);
      const id = options.id ?? basename(folder);
      const files = await startApp(folder, id);
      shell.answer(
        { id, folder, files },
        say(
          `${folder} 里已有应用 ${id}：${files.join('、')}\n接下来：selvedge app check ${written}`,
          `The app ${id} is in ${folder}: ${files.join(', ')}\nNext: selvedge app check ${written}`,
        ),
      );
    });

  app
    .command('check <folder>')
    .description(
      say(
        '检查应用；有平台时说明安装会改动什么',
        'say what is wrong with an app, and what installing it would change',
      ),
    )
    .action(async (written: string) => {
      const { checkApp, checkText } = await import('../app/checking.ts');
      const checked = await checkApp(written, readConfig(shell.env), shell);
      if (!checked.ok) shell.exitCode = 1;
      shell.answer(checked, checkText(checked, shell.language));
    });

  app
    .command('test <folder>')
    .description(say('运行应用的测试', 'run the tests of an app'))
    .action(async (written: string) => {
      const { readApp } = await import('../app/reading.ts');
      const { runTests } = await import('../app/trying.ts');
      const { folder } = await readApp(written);
      const passed = await runTests(folder, shell.env);
      if (!passed) shell.exitCode = 1;
      shell.answer(
        { passed },
        passed ? say('测试全部通过。', 'All tests passed.') : say('有测试未通过。', 'Some tests failed.'),
      );
    });

  app
    .command('pack <folder>')
    .description(say('把应用打包成一个文件', 'pack an app into one file'))
    .option(
      '--out <file>',
      say('文件名（默认 <id>-<版本>.tgz）', 'name of the file (default <id>-<version>.tgz)'),
    )
    .action(async (written: string, options: { out?: string }) => {
      const { writeArchive } = await import('@selvedge/os/host/packing/archive.ts');
      const { packed } = await import('../app/packing.ts');
      const { definition, files } = await packed(written);
      const { id, version } = definition;
      const file = resolve(options.out ?? `${id}-${version}.tgz`);
      const content = await writeArchive(files);
      await writeFile(file, content);
      shell.answer(
        { id, version, file, bytes: content.length, files: [...files.keys()].sort() },
        say(
          `${file}（${files.size} 个文件，${content.length} 字节）`,
          `${file} (${files.size} files, ${content.length} bytes)`,
        ),
      );
    });

  app
    .command('install <source>')
    .description(
      say(
        '安装应用包或应用文件夹到本机正在运行的平台',
        'install a package, or an app’s folder, on the platform that runs here',
      ),
    )
    .option('--dry-run', say('只说明会改动什么', 'only say what would change'))
    .option(
      '--enable',
      say(
        '同时为组织启用，并同意它的权限',
        'switch it on for the organisation too, agreeing to its permissions',
      ),
    )
    .option(
      '--org <slug>',
      say('组织的短名（默认第一个）', 'short name of the organisation (default: the first)'),
    )
    .action(async (source: string, options: { dryRun?: boolean; enable?: boolean; org?: string }) => {
      const { installApp } = await import('../app/installing.ts');
      const { previewText } = await import('../app/proposal.ts');
      const wish = {
        dryRun: options.dryRun ?? false,
        enable: options.enable ?? false,
        ...(options.org === undefined ? {} : { org: options.org }),
      };
      const done = await installApp(readConfig(shell.env), resolve(source), wish, (shown) => {
        if (!shell.json) shell.remark(previewText(shown, shell.language));
      });
      if (done.preview.faults.length > 0) shell.exitCode = 1;
      const { id, version } = done;
      const text = done.enabled
        ? say(`已安装并启用 ${id} ${version}。`, `${id} ${version} is installed and switched on.`)
        : done.installed
          ? done.preview.from === null
            ? say(
                `已安装 ${id} ${version}；在“应用”页面启用，或加 --enable。`,
                `${id} ${version} is installed; switch it on under “Apps”, or with --enable.`,
              )
            : say(`${id} 已是 ${version}。`, `${id} is now ${version}.`)
          : say('没有改动任何东西。', 'Nothing was changed.');
      shell.answer(done, text);
    });

  app
    .command('remove <id>')
    .description(
      say(
        '从本机正在运行的平台卸载应用；记录默认保留',
        'take an app away from the platform that runs here; its records stay unless you say otherwise',
      ),
    )
    .option(
      '--export <file>',
      say('把记录存成一个 ZIP 文件，然后删除', 'put the records into a ZIP file, then drop them'),
    )
    .option('--drop', say('直接删除记录', 'drop the records'))
    .action(async (id: string, options: { export?: string; drop?: boolean }) => {
      const { removeApp } = await import('../app/removing.ts');
      const done = await removeApp(readConfig(shell.env), id, options);
      const text = {
        keep: say(`已卸载 ${id}，记录保留。`, `${id} is removed; its records stay.`),
        export: say(
          `已卸载 ${id}，记录在 ${done.file ?? ''}`,
          `${id} is removed; its records are in ${done.file ?? ''}`,
        ),
        drop: say(`已卸载 ${id}，记录已删除。`, `${id} is removed, and its records with it.`),
      }[done.records];
      shell.answer(done, text);
    });

  app
    .command('client <folder>')
    .description(
      say(
        '生成调用应用接口的 TypeScript 代码',
        'write typed functions in TypeScript that call the app over HTTP',
      ),
    )
    .option('--out <file>', say('文件名（默认 <id>-client.ts）', 'name of the file (default <id>-client.ts)'))
    .action(async (written: string, options: { out?: string }) => {
      const { demandWhole, readApp } = await import('../app/reading.ts');
      const definition = demandWhole(await readApp(written));
      const { clientOf } = await import('../app/client.ts');
      const file = resolve(options.out ?? join('.', `${definition.id}-client.ts`));
      await writeFile(file, clientOf(definition)).catch((error: unknown) => {
        throw new CommandFailure(
          { zh: `无法写入 ${file}。`, en: `${file} cannot be written.` },
          { cause: error },
        );
      });
      shell.answer({ id: definition.id, file }, file);
    });
}
