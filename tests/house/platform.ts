import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
export const OWNER_PASSWORD = 'the-owner-of-the-test';

/** A platform that runs as a process of its own, as a factory would run it. */
export interface PlatformProcess {
  readonly url: string;
  readonly mqtt: string;
  readonly pid: number;
  readonly data: string;
  readonly process: ChildProcess;
  /** Everything it wrote so far. */
  output(): string;
  /** Process id of its PostgreSQL. */
  postgresPid(): number;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  readonly data: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Words before `node`, e.g. a system call tracer. */
  readonly wrapper?: readonly string[];
  readonly patienceMs?: number;
}

export const temporaryFolder = (name: string): string => mkdtempSync(join(tmpdir(), `selvedge-${name}-`));

/** Starts `selvedge serve` on free ports and waits for ready.json. @throws Error with its output when it does not get ready */
export async function startProcess(options: ProcessOptions): Promise<PlatformProcess> {
  const ready = join(options.data, 'ready.json');
  rmSync(ready, { force: true });
  const words = [...(options.wrapper ?? []), process.execPath, join(ROOT, 'cli', 'selvedge.js'), 'serve'];
  const child = spawn(words[0], words.slice(1), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      SELVEDGE_DATA: options.data,
      SELVEDGE_PORT: '0',
      SELVEDGE_MQTT_PORT: '0',
      SELVEDGE_LOG: 'warn',
      SELVEDGE_OWNER_PASSWORD: OWNER_PASSWORD,
      ...options.env,
    },
  });
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  const end = Date.now() + (options.patienceMs ?? 60_000);
  while (!existsSync(ready)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(
        `The platform did not get ready (exit ${child.exitCode ?? child.signalCode}):\n${output}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const facts = JSON.parse(readFileSync(ready, 'utf8')) as { url: string; mqtt: string; pid: number };
  return {
    ...facts,
    data: options.data,
    process: child,
    output: () => output,
    postgresPid: () =>
      Number(readFileSync(join(options.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      process.kill(facts.pid, 'SIGTERM');
      await once(child, 'exit');
      return child.exitCode;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      process.kill(facts.pid, 'SIGKILL');
      await once(child, 'exit');
    },
  };
}
