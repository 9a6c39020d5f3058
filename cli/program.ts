import { Command, CommanderError } from 'commander';
import { addApp } from './commands/app.ts';
import { addBackup } from './commands/backup.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addImport } from './commands/import.ts';
import { addReplay } from './commands/replay.ts';
import { addRestore } from './commands/restore.ts';
import { addServe } from './commands/serve.ts';
import { addToken } from './commands/token.ts';
import { addUser } from './commands/user.ts';
import { explain, sentence } from './failure.ts';
import { type Environment, type Output, type Shell, UsageFailure, languageOf, newShell } from './shell.ts';
import { VERSION } from './version.ts';

const SUCCESS = 0;
const FAILED = 1;
const USAGE = 2;

/**
 * Runs one `selvedge` command.
 * @param args without node and the script
 * @returns exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function runCommand(
  args: readonly string[],
  env: Environment,
  stdout: Output,
  stderr: Output,
): Promise<number> {
  const { lang, data } = optionsBefore(args);
  const surroundings = data === undefined ? env : { ...env, SELVEDGE_DATA: data };
  const shell = newShell(surroundings, languageOf(lang, env), args.includes('--json'), stdout, stderr);
  const program = newProgram(shell, stdout, stderr);
  try {
    await program.parseAsync(args, { from: 'user' });
    return shell.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOf(error);
    const explained = explain(error, shell.language);
    if (shell.json) shell.answer({ error: explained }, '');
    else stderr.write(`${sentence(explained)}\n`);
    if (env['SELVEDGE_LOG'] === 'debug' && error instanceof Error) stderr.write(`${error.stack}\n`);
    return error instanceof UsageFailure ? USAGE : FAILED;
  }
}

/** Asking for help is no mistake; calling without a command is. */
function exitCodeOf(error: CommanderError): number {
  return error.exitCode === 0 ? SUCCESS : USAGE;
}

/** The options that decide how everything else is read and said. */
function optionsBefore(args: readonly string[]): { lang: string | undefined; data: string | undefined } {
  const value = (name: string): string | undefined => {
    const at = args.findIndex((word) => word === name || word.startsWith(`${name}=`));
    if (at < 0) return undefined;
    const word = args[at] ?? '';
    return word === name ? args[at + 1] : word.slice(name.length + 1);
  };
  return { lang: value('--lang'), data: value('--data') };
}

function newProgram(shell: Shell, stdout: Output, stderr: Output): Command {
  const zh = shell.language === 'zh';
  const program = new Command('selvedge')
    .description(
      zh
        ? '织边：一个产业集群的小工厂共用的工业互联网平台'
        : 'Selvedge: the industrial internet platform a cluster of small factories shares',
    )
    .version(VERSION, '-V, --version', zh ? '显示版本' : 'print the version')
    .helpOption('-h, --help', zh ? '显示帮助' : 'show help')
    .helpCommand(zh ? 'help [命令]' : 'help [command]', zh ? '显示某个命令的帮助' : 'show help for a command')
    .option(
      '--data <folder>',
      zh ? '数据文件夹（默认 SELVEDGE_DATA 或 ./data）' : 'data folder (default SELVEDGE_DATA or ./data)',
    )
    .option('--json', zh ? '输出一个 JSON 文档，供程序读取' : 'answer with one JSON document, for programs')
    .option('--lang <zh|en>', zh ? '语言（默认取自系统）' : 'language (default: the system’s)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .showHelpAfterError(zh ? '（用 --help 查看用法）' : '(--help shows the usage)')
    .exitOverride();
  addServe(program, shell);
  addDemo(program, shell);
  addUser(program, shell);
  addToken(program, shell);
  addImport(program, shell);
  addReplay(program, shell);
  addBackup(program, shell);
  addRestore(program, shell);
  addApp(program, shell);
  addDoctor(program, shell);
  return program;
}
