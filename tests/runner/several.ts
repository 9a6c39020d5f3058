import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { SEVERAL, type Several } from './run-files.ts';

/**
 * Files that share a process: each is loaded when the tests of the one before are over. A test named after the file tells
 * the runner that it ended.
 */

const { root, files } = JSON.parse(process.env[SEVERAL] ?? '') as Several;
for (const { file, env } of files) {
  Object.assign(process.env, env);
  const { promise: isLoaded, resolve } = Promise.withResolvers<void>();
  // Its tests wait for it, as they do when it runs by itself.
  void test('loading', () => isLoaded);
  await import(pathToFileURL(join(root, file)).href).finally(resolve);
  await test(file, () => undefined);
  // What was told leaves, or the next one's death would take it along.
  await turn();
}
