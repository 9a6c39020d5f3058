import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { testFiles } from './runner/files.ts';

/** `npm run check`: all that can be said about the code without starting anything, under a minute. */

const root = join(import.meta.dirname, '..');

/** Rooms whose tests need no database, broker or browser. */
const PURE = [
  'sdk/',
  'tests/architecture/',
  'connectors/payload/',
  'web/client/',
  'web/format/',
  'cli/program',
  'cli/selvedge',
  'cli/doctor/',
];

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const pure = (await testFiles(root)).filter((file) => PURE.some((room) => file.startsWith(room)));
const steps: Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  ...(existsSync(join(root, 'web', 'tsconfig.json'))
    ? [{ name: 'types of web', command: ['tsc', '-p', 'web'] }]
    : []),
  { name: 'lint', command: ['oxlint', '--type-aware', '--quiet', '.'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  {
    name: 'architecture and unit tests',
    command: [process.execPath, '--test', '--test-reporter=dot', ...pure],
  },
];

const started = performance.now();
const queue = steps.values();
const failed: string[] = [];
await Promise.all([lane(), lane()]);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
process.stdout.write(
  failed.length === 0
    ? `All ${steps.length} checks passed in ${seconds} s\n`
    : `\nFailed: ${failed.join(', ')} (${seconds} s)\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function lane(): Promise<void> {
  for (const step of queue) {
    const from = performance.now();
    const { code, printed } = await run(step.command);
    const took = ((performance.now() - from) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name}  ${took} s\n`);
    if (code === 0) continue;
    failed.push(step.name);
    process.stdout.write(`${printed.trimEnd()}\n\n`);
  }
}

function run(command: readonly string[]): Promise<{ code: number; printed: string }> {
  const [program = '', ...rest] = command;
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(program, rest, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer): void => void (printed += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, printed: `${program}: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });
}
