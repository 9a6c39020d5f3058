import type { Log } from '@selvedge/sdk/connector';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Account, findAccount } from './account.ts';
import { OWNER, createCluster, majorOf, majorOfData } from './creation.ts';
import { Journal } from './journal.ts';
import { knock } from './knock.ts';
import { findPostmaster, isAlive, processesOn, waitForEnd, worksOn } from './postmaster.ts';
import { makeReachable } from './reach.ts';
import { settingWords } from './settings.ts';
import { makeSocketFolder, removeSocketFolder, socketFolderOf } from './socket.ts';

export { OWNER } from './creation.ts';
export const DATABASE = 'selvedge';

/** How long remains of an earlier server (backends, a socket that nobody answers) are waited for. */
const REMAINS_MS = 20_000;
/** Crash recovery after a long run may take its time while the process lives. */
const START_MS = 300_000;
const LOOK_MS = 250;
const LONGEST_PAUSE_MS = 5000;

export interface EmbeddedOptions {
  /** The data folder of the installation; PostgreSQL's is `postgres` in it. */
  readonly data: string;
  /** Folder of `postgres` and `initdb`. */
  readonly binaries: string;
  /** Password of the owner role. */
  readonly password: string;
  readonly log: Log;
  /** How to run it; default: as this machine allows. */
  readonly account?: Account;
  /** Settings over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Connection URL of a role, over the socket of the server of a data folder. */
export function urlOf(data: string, role: string, password: string, database: string = DATABASE): string {
  const [user, secret, name, host] = [role, password, database, socketFolderOf(data)].map(encodeURIComponent);
  return `postgresql://${user}:${secret}@localhost:5432/${name}?host=${host}&sslmode=disable`;
}

/** A PostgreSQL server of our own: made, started, taken over, watched, stopped. Unix socket only, scram passwords. */
export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  readonly #account: Account;
  readonly #folder: string;
  readonly #socketFolder: string;
  readonly #journal: Journal;
  #binaries: string;
  #major = 0;
  #pid = 0;
  #trouble: string | null = null;
  readonly #closing = new AbortController();
  #watching: Promise<void> = Promise.resolve();

  private constructor(options: EmbeddedOptions) {
    mkdirSync(options.data, { recursive: true, mode: 0o700 });
    this.#options = options;
    this.#account = options.account ?? findAccount();
    this.#folder = join(options.data, 'postgres');
    this.#binaries = makeReachable(options.data, this.#folder, options.binaries, this.#account);
    this.#socketFolder = socketFolderOf(options.data);
    this.#journal = new Journal(options.data);
  }

  /**
   * Starts the server of a data folder, or takes over one that a killed platform left running; from then on starts it
   * again whenever it dies.
   * @throws Error with PostgreSQL's own last words and what to do
   */
  static async start(options: EmbeddedOptions): Promise<EmbeddedServer> {
    const server = new EmbeddedServer(options);
    try {
      await server.#prepare();
      await server.#run();
    } catch (error) {
      await server.stop();
      throw error;
    }
    server.#watching = server.#watch();
    return server;
  }

  /** Connection URL of a role, over the socket. */
  url(role: string, password: string, database: string = DATABASE): string {
    return urlOf(this.#options.data, role, password, database);
  }

  /** Process number of the postmaster. */
  get pid(): number {
    return this.#pid;
  }

  /** Why it is down, in PostgreSQL's words; null while it runs. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Fast shutdown, within 5 s; then less politely. */
  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#watching;
    for (const [signal, patience] of [
      ['SIGINT', 5000],
      ['SIGQUIT', 2000],
      ['SIGKILL', 1000],
    ] as const) {
      if (!(await worksOn(this.#pid, this.#folder))) break;
      kill(this.#pid, signal);
      if (await waitForEnd(this.#pid, this.#folder, patience)) break;
    }
    removeSocketFolder(this.#socketFolder, this.#options.data);
  }

  async #prepare(): Promise<void> {
    this.#major = await majorOf(this.#binaries, this.#account);
    const made = majorOfData(this.#folder);
    if (made === null) {
      const { password } = this.#options;
      const { account, folder, binaries } = {
        account: this.#account,
        folder: this.#folder,
        binaries: this.#binaries,
      };
      await createCluster({ folder, binaries, account, password }, this.#major);
    } else if (made !== this.#major) {
      throw new Error(
        `${this.#folder} was made by PostgreSQL ${made}; this program carries ${this.#major}. Make a backup with the ` +
          'version that made it, and restore it with this one into an empty data folder.',
      );
    }
  }

  /** Makes sure that a server runs on the folder and answers. */
  async #run(): Promise<void> {
    const end = Date.now() + REMAINS_MS;
    for (;;) {
      if (await this.#takeOver()) return;
      await this.#clearRemains();
      const failure = await this.#launch();
      if (failure === null) return;
      if (this.#closing.signal.aborted || Date.now() > end || !isPassing(failure))
        throw new Error(`PostgreSQL did not start: ${failure}`);
      await delay(200);
    }
  }

  /** @returns false when none of ours runs (any more) */
  async #takeOver(): Promise<boolean> {
    const end = Date.now() + REMAINS_MS;
    for (
      let left = await findPostmaster(this.#folder);
      left !== null;
      left = await findPostmaster(this.#folder)
    ) {
      const answer = await knock(this.#ownerUrl());
      if (answer === 'up') {
        this.#pid = left.pid;
        this.#options.log.info({ pid: left.pid }, 'took over the PostgreSQL that an earlier run left');
        return true;
      }
      // It listens where we do not look (the temporary folder was emptied, the data folder was moved): started anew.
      const isLost = answer === 'absent' && Date.now() > end - REMAINS_MS + 3000;
      if (isLost) kill(left.pid, 'SIGINT');
      if (Date.now() > end)
        throw new Error(`A PostgreSQL (process ${left.pid}) on ${this.#folder} does not answer.`);
      await delay(100);
    }
    return false;
  }

  /**
   * A stale lock file whose process number another program has now would stop PostgreSQL for ever. It may be taken
   * away only when nothing of the old server lives: it also guards the memory that its backends share.
   */
  async #clearRemains(): Promise<void> {
    if (process.platform !== 'linux' || (await processesOn(this.#folder)).length > 0) return;
    rmSync(join(this.#folder, 'postmaster.pid'), { force: true });
    rmSync(join(this.#socketFolder, '.s.PGSQL.5432.lock'), { force: true });
  }

  /** Starts once. @returns null when it answers, or its last words */
  async #launch(): Promise<string | null> {
    makeSocketFolder(this.#socketFolder, this.#account);
    const journal = this.#journal.open();
    const words = [...this.#account.words, join(this.#binaries, 'postgres'), '-D', this.#folder];
    words.push('-k', this.#socketFolder, ...settingWords(this.#major, this.#options.settings));
    // A session of its own: Ctrl-C reaches the platform, which stops the server in order.
    const child = spawn(words[0], words.slice(1), { stdio: ['ignore', journal, journal], detached: true });
    closeSync(journal);
    child.unref();
    this.#pid = child.pid ?? 0;
    const life = { isOver: false };
    child.once('exit', () => (life.isOver = true));
    child.once('error', () => (life.isOver = true));
    const end = Date.now() + START_MS;
    for (let wait = 10; !life.isOver && Date.now() < end; wait = Math.min(100, wait * 1.5)) {
      if ((await knock(this.#ownerUrl())) === 'up' && !life.isOver) {
        this.#trouble = null;
        return null;
      }
      if (this.#closing.signal.aborted) child.kill('SIGINT');
      await delay(wait);
    }
    if (!life.isOver) child.kill('SIGINT');
    return this.#journal.lastWords();
  }

  /** The supervisor: a postmaster that died under us is started again, for as long as it takes. */
  async #watch(): Promise<void> {
    for (let pause = LOOK_MS; !this.#closing.signal.aborted;) {
      await this.#pause(pause);
      if (this.#closing.signal.aborted || (isAlive(this.#pid) && (await worksOn(this.#pid, this.#folder))))
        continue;
      const { log } = this.#options;
      if (this.#trouble === null) log.error({ pid: this.#pid }, 'PostgreSQL ended; starting it again');
      this.#trouble ??= 'it ended';
      try {
        await this.#run();
        pause = LOOK_MS;
        this.#trouble = null;
        log.info({ pid: this.#pid }, 'PostgreSQL runs again');
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== this.#trouble)
          log.error({ error: reason }, 'PostgreSQL could not be started; trying again');
        this.#trouble = reason;
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      }
    }
  }

  /** Keeps no program running; ends at once when the server is to stop. */
  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { ref: false, signal: this.#closing.signal }).catch(() => undefined);
  }

  #ownerUrl(): string {
    return this.url(OWNER, this.#options.password, 'postgres');
  }
}

/** What passes by waiting: backends of a killed postmaster that hold its memory or files for a moment longer. */
const isPassing = (words: string): boolean =>
  /shared memory|lock file|still in use|could not bind|another (postmaster|server)/i.test(words);

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}
