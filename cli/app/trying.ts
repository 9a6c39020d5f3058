import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandFailure, type Environment } from '../shell.ts';

const PRELOAD = pathToFileURL(join(import.meta.dirname, 'preload.ts')).href;

/** Runs an app's tests with Node's own runner, its output on this terminal. @returns whether all passed */
export async function runTests(folder: string, env: Environment): Promise<boolean> {
  const files: string[] = [];
  for await (const file of glob('**/*.test.ts', { cwd: folder, exclude: (name) => name === 'node_modules' }))
    files.push(file);
  if (files.length === 0)
    throw new CommandFailure({
      zh: `${folder} 里没有测试（*.test.ts）。`,
      en: `There are no tests (*.test.ts) in ${folder}.`,
    });
  // Files side by side would each start a database of their own.
  const words = ['--import', PRELOAD, '--test', '--test-concurrency=1', ...files.sort()];
  const { NODE_TEST_CONTEXT: _, ...rest } = env;
  const child = spawn(process.execPath, words, { cwd: folder, env: rest, stdio: ['ignore', 2, 2] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return code === 0;
}
