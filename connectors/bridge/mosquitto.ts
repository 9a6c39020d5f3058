import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = '/usr/sbin/mosquitto';

/** Why mosquitto cannot be used here, or false. */
export const noMosquitto = existsSync(BINARY) ? false : `needs ${BINARY} (npm run setup installs it)`;

/** A real mosquitto on loopback, for tests. It asks for user name `bridge` and password `secret`. */
export class Mosquitto {
  readonly #folder: string;
  readonly port: number;
  #process: ChildProcess | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  /** @param extra further lines of its configuration */
  static async start(extra: readonly string[] = []): Promise<Mosquitto> {
    const folder = await mkdtemp(join(tmpdir(), 'selvedge-mosquitto-'));
    const broker = new Mosquitto(folder, await freePort());
    // Iterations 1: this is a test, and the hash is computed here instead of by mosquitto_passwd.
    const { pbkdf2Sync } = await import('node:crypto');
    const salt = Buffer.alloc(12, 7);
    const hash = pbkdf2Sync('secret', salt, 101, 64, 'sha512');
    await writeFile(
      join(folder, 'users'),
      `bridge:$7$101$${salt.toString('base64')}$${hash.toString('base64')}\n`,
      { mode: 0o600 },
    );
    await writeFile(
      join(folder, 'mosquitto.conf'),
      [
        ...(process.getuid?.() === 0 ? ['user root'] : []),
        `listener ${broker.port} 127.0.0.1`,
        'allow_anonymous false',
        `password_file ${join(folder, 'users')}`,
        'persistence true',
        `persistence_location ${folder}/`,
        'max_inflight_messages 100',
        ...extra,
      ].join('\n'),
    );
    await broker.resume();
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** Starts it again where it was. */
  async resume(): Promise<void> {
    this.#process = spawn(BINARY, ['-c', join(this.#folder, 'mosquitto.conf')], { stdio: 'ignore' });
    for (let attempt = 0; ; attempt++) {
      if (await listens(this.port)) return;
      if (attempt === 100) throw new Error('mosquitto does not listen');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it, its state kept. */
  async pause(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  }

  async stop(): Promise<void> {
    await this.pause();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(bound === null || typeof bound === 'string' ? 0 : bound.port));
    });
  });
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
