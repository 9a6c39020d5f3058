import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Load, LoadResult } from './main.ts';

/** Runs a load in a process of its own, so that generator and platform do not share an event loop. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error('The load failed.');
  return JSON.parse(output) as LoadResult;
}

/** The broker library with nothing behind it, in a process of its own. */
export async function bareBroker(): Promise<{ port: number; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'baseline', 'bare-broker.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  const { port } = JSON.parse(String(line)) as { port: number };
  return { port, stop: () => child.disconnect() };
}
