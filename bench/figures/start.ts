import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess, temporaryFolder } from '@selvedge/tests/house/platform.ts';
import { type Bench, median } from '../figure.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Time to ready on existing data, and the memory of the idle demo, all processes. */
export const start: Bench = {
  name: 'start',
  async run() {
    const data = temporaryFolder('start');
    try {
      await (await startProcess({ data })).stop();
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const begun = performance.now();
        const platform = await startProcess({ data });
        times.push(performance.now() - begun);
        await platform.stop();
      }
      return [
        { name: 'ready on existing data', value: median(times), unit: 'ms', goal: { atMost: 3000 } },
        {
          name: 'memory of the running demo (PSS, all processes)',
          value: await demoMemory(join(data, 'demo')),
          unit: 'MB',
          goal: { atMost: 400 },
        },
      ];
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  },
};

/** Two minutes into a demo whose past is told. */
async function demoMemory(data: string): Promise<number> {
  const child = spawn('npm', ['run', '--silent', 'demo'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      ...process.env,
      SELVEDGE_DATA: data,
      SELVEDGE_PORT: '0',
      SELVEDGE_MQTT_PORT: '0',
      SELVEDGE_LOG: 'error',
    },
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 120_000));
    if (!existsSync(join(data, 'ready.json'))) throw new Error('The demo did not get ready.');
    return familyOf(child.pid ?? 0, data).reduce((sum, pid) => sum + proportionalSize(pid), 0) / 1e6;
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

/** A process, its children, and the PostgreSQL of a data folder with its backends. */
function familyOf(root: number, data: string): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      parents.set(pid, Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const postmaster = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const family = new Set([root, postmaster]);
  for (let grew = true; grew;) {
    grew = false;
    for (const [pid, parent] of parents) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      grew = true;
    }
  }
  return [...family];
}

/** Proportional set size in bytes: shared pages are shared out. */
export function proportionalSize(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
