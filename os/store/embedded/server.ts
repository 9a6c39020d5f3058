import type { Log } from '@selvedge/sdk/connector';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Account, postgresAccount } from './account.ts';
import { findPostmaster, isAlive, waitForEnd } from './postmaster.ts';

export const OWNER = 'selvedge';
export const DATABASE = 'selvedge';

/** A socket's path may have 107 bytes; the file's own name takes 16. */
const LONGEST_SOCKET_FOLDER = 90;
const START_MS = 20_000;
const LARGEST_LOG = 10_000_000;

export interface EmbeddedOptions {
  /** The data folder of the installation; PostgreSQL's is `postgres` in it. */
  readonly data: string;
  /** Folder of `postgres` and `initdb`. */
  readonly binaries: string;
  /** Password of the owner role. */
  readonly password: string;
  readonly log: Log;
}

/** A PostgreSQL server of our own: made, started, taken over, watched, stopped. Unix socket only, scram passwords. */
export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  readonly #folder: string;
  readonly #socketFolder: string;
  readonly #account: Account;
  #pid = 0;
  #isClosing = false;
  #watch: NodeJS.Timeout | null = null;

  private constructor(options: EmbeddedOptions) {
    this.#options = options;
    this.#folder = join(options.data, 'postgres');
    this.#socketFolder = socketFolderOf(options.data);
    this.#account = postgresAccount();
  }

  /**
   * Starts the server of a data folder, or takes over one that a killed platform left running.
   * @throws Error with PostgreSQL's own last words and what to do
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    mkdirSync(options.data, { recursive: true, mode: 0o700 });
    const server = new EmbeddedServer(options);
    if (!existsSync(join(server.#folder, 'PG_VERSION'))) server.#create();
    await server.#run();
    server.#watch = setInterval(() => void server.#look(), 500);
    server.#watch.unref();
    return server;
  }

  /** Connection URL of a role, over the socket. */
  url(role: string, password: string, database: string = DATABASE): string {
    return `postgresql://${encodeURIComponent(role)}:${encodeURIComponent(password)}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(this.#socketFolder)}`;
  }

  get pid(): number {
    return this.#pid;
  }

  async stop(): Promise<void> {
    this.#isClosing = true;
    if (this.#watch !== null) clearInterval(this.#watch);
    for (const [signal, patience] of [
      ['SIGINT', 5000],
      ['SIGQUIT', 2000],
      ['SIGKILL', 1000],
    ] as const) {
      if (!isAlive(this.#pid)) return;
      process.kill(this.#pid, signal);
      if (await waitForEnd(this.#pid, patience)) return;
    }
  }

  /** initdb beside the final place, renamed when it is whole: a crash in the middle leaves nothing half-made. */
  #create(): void {
    const fresh = `${this.#folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    const passwordFile = join(this.#options.data, 'initdb.password');
    writeFileSync(passwordFile, this.#options.password, { mode: 0o600 });
    const words = [
      ...this.#account,
      join(this.#options.binaries, 'initdb'),
      ...[
        '-D',
        fresh,
        '-U',
        OWNER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
      ],
    ];
    const made = spawnSync(words[0], words.slice(1), { encoding: 'utf8', stdio: 'pipe' });
    rmSync(passwordFile, { force: true });
    if (made.status !== 0) {
      rmSync(fresh, { recursive: true, force: true });
      throw new Error(
        `The database could not be created in ${this.#folder}: ${lastWords(made.stderr ?? String(made.error))}`,
      );
    }
    renameSync(fresh, this.#folder);
  }

  async #run(): Promise<void> {
    const left = await findPostmaster(this.#folder);
    if (left !== null && (await this.#answers(left.socketFolder === this.#socketFolder ? START_MS : 0))) {
      this.#pid = left.pid;
      this.#options.log.info({ pid: left.pid }, 'took over the PostgreSQL that an earlier run left');
      return;
    }
    if (left !== null) await this.#end(left.pid);
    const end = Date.now() + START_MS;
    for (;;) {
      const words = await this.#launch(end);
      if (words === null) return;
      if (Date.now() > end || this.#isClosing) throw new Error(`PostgreSQL did not start: ${words}`);
      // Backends of a killed postmaster hold its shared memory for a moment longer.
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  /** A postmaster of this folder that listens elsewhere (the folder was moved): ended, then started anew. */
  async #end(pid: number): Promise<void> {
    process.kill(pid, 'SIGINT');
    if (!(await waitForEnd(pid, 10_000)))
      throw new Error(`Another PostgreSQL (pid ${pid}) runs on ${this.#folder} and does not end.`);
  }

  /** Starts once. @returns null when it answers, or its last words */
  async #launch(until: number): Promise<string | null> {
    mkdirSync(this.#socketFolder, { recursive: true, mode: 0o700 });
    chmodSync(this.#socketFolder, 0o700);
    const logFile = join(this.#options.data, 'postgres.log');
    if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`);
    const output = openSync(logFile, 'a', 0o600);
    const from = statSync(logFile).size;
    const words = [
      ...this.#account,
      join(this.#options.binaries, 'postgres'),
      '-D',
      this.#folder,
      '-k',
      this.#socketFolder,
      ...settings(this.#folder),
    ];
    const child: ChildProcess = spawn(words[0], words.slice(1), {
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    child.unref();
    let isOver = false;
    child.once('exit', () => (isOver = true));
    child.once('error', () => (isOver = true));
    while (!isOver && Date.now() < until) {
      if (await this.#answers(0)) {
        this.#pid = child.pid ?? 0;
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return lastWords(readFileSync(logFile, 'utf8').slice(from));
  }

  async #answers(patience: number): Promise<boolean> {
    const end = Date.now() + patience;
    do {
      const client = new pg.Client({
        connectionString: this.url(OWNER, this.#options.password, 'postgres'),
        connectionTimeoutMillis: 3000,
      });
      const isUp = await client.connect().then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      if (isUp) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (Date.now() < end);
    return false;
  }

  /** The supervisor: a postmaster that died under us is started again. */
  async #look(): Promise<void> {
    if (this.#isClosing || this.#watch === null) return;
    const found = await findPostmaster(this.#folder);
    if (found !== null || this.#isClosing) return;
    clearInterval(this.#watch);
    this.#options.log.error({ pid: this.#pid }, 'PostgreSQL ended; starting it again');
    await this.#run().then(
      () => this.#options.log.info({ pid: this.#pid }, 'PostgreSQL runs again'),
      (error: Error) =>
        this.#options.log.error({ error: error.message }, 'PostgreSQL could not be started; trying again'),
    );
    if (this.#isClosing) return;
    this.#watch = setInterval(() => void this.#look(), 500);
    this.#watch.unref();
  }
}

function socketFolderOf(data: string): string {
  const own = join(data, 'run');
  if (Buffer.byteLength(own) <= LONGEST_SOCKET_FOLDER) return own;
  return join(tmpdir(), `selvedge-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`);
}

/** Small and durable: fsync stays on; a factory's mini-PC has little memory. */
function settings(folder: string): string[] {
  const major = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8').split('.')[0]);
  const chosen: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    shared_buffers: '32MB',
    max_connections: '40',
    max_wal_size: '256MB',
    min_wal_size: '64MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    autovacuum_max_workers: '1',
    max_worker_processes: '2',
    max_parallel_workers: '2',
    max_logical_replication_workers: '0',
    jit: 'off',
    huge_pages: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...(major >= 18 ? { io_method: 'sync' } : {}),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const lastWords = (text: string): string =>
  text.trim().split('\n').slice(-6).join(' | ') || 'it said nothing';
