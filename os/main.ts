import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '@selvedge/sdk/connector';
import type { Config } from './config.ts';
import { Gateway } from './gateway/gateway.ts';
import { loadConnectors } from './gateway/loader.ts';
import { DuckDbHistorian } from './historian/duckdb/historian.ts';
import { Host } from './host/host.ts';
import type { Post } from './host/notices/post.ts';
import { openHttp } from './http/server.ts';
import { Identity } from './identity/identity.ts';
import { LastValues } from './live/last-values.ts';
import { Namespace } from './namespace/namespace.ts';
import { finishRestore, makeBackup } from './ops/backup/backup.ts';
import { openLog } from './ops/log.ts';
import { openMeters } from './ops/meters.ts';
import { Retention } from './ops/retention.ts';
import { openStore } from './store/store.ts';
import { Ingest } from './stream/ingest.ts';
import packageFacts from './package.json' with { type: 'json' };

export const VERSION: string = packageFacts.version;

const HOUSE = join(import.meta.dirname, '..');

/** What ready.json says. */
export interface Ready {
  readonly url: string;
  readonly mqtt: string | null;
  readonly pid: number;
  readonly version: string;
}

export interface Platform {
  readonly ready: Ready;
  readonly identity: Identity;
  /** True when this start made the installation. */
  readonly isFirstStart: boolean;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly log?: Log;
  /** Milliseconds since the epoch; tests give a fake one. */
  readonly now?: () => number;
  /** The org of a first start; default: a factory called “factory”. */
  readonly home?: { readonly slug: string; readonly title: string };
  /** Folder of connectors; default: the repository's. */
  readonly connectors?: string;
  /** Folders whose folders are apps on offer; default: the repository's. */
  readonly catalogue?: readonly string[];
  /** Brings notices out of the house; default: over HTTPS to the wide world. */
  readonly post?: Post;
  /** Names beside the machine's own that the local authority certifies. */
  readonly extraNames?: readonly string[];
}

/**
 * Starts the platform: stores → parts in order → doors → ready.json. What was opened is closed again in reverse, at
 * stop and when a later part fails.
 * @throws Error that says what to do
 */
export async function startPlatform(config: Config, options: PlatformOptions = {}): Promise<Platform> {
  const now = options.now ?? Date.now;
  const log = options.log ?? openLog(config.log);
  const meters = openMeters({ process: true });
  const closing: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).toReversed()) {
      try {
        await step();
      } catch (error) {
        log.error({ error }, 'a part did not close cleanly');
      }
    }
  };
  try {
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
    closing.push(occupy(config.data));
    const historian = DuckDbHistorian.open({ folder: join(config.data, 'history'), log });
    closing.push(async () => (await historian).close());
    const store = await openStore({ data: config.data, external: config.postgres, log });
    closing.push(() => store.close());
    if (existsSync(join(config.data, 'restore'))) await finishRestore(config.data, store.adminUrl);
    const identity = new Identity(store, now);
    const isFirstStart = await identity.firstStart({
      password: config.ownerPassword,
      file: join(config.data, 'first-login.txt'),
      ...(options.home === undefined ? {} : { home: options.home }),
    });
    const namespace = await Namespace.open(store, log);
    closing.push(() => namespace.close());
    const history = await historian;
    const live = new LastValues(namespace.series);
    closing.push(() => live.close());
    const stream = new Ingest(namespace.series, history, live, now);
    closing.push(
      namespace.series.onChange((changed) => void history.name(changed.map(nameOf)).catch(() => undefined)),
    );
    await history.name(Array.from(namespace.series.all(), nameOf));
    const newest = await history.latest();
    live.offer(newest);
    stream.resume(newest);
    const gateway = new Gateway(
      {
        store,
        stream,
        live,
        log,
        meters,
        now,
        verify: (username, secret, address) => identity.verifyDevice(username, secret, address),
        onRevoke: (heard) => identity.onRevoke(heard),
      },
      await loadConnectors(options.connectors ?? join(HOUSE, 'connectors')),
    );
    const host = await Host.open({
      store,
      types: namespace,
      series: namespace.series,
      historian: history,
      live,
      stream,
      log,
      now,
      data: config.data,
      catalogue: options.catalogue ?? ['apps', 'brain', 'own'].map((folder) => join(HOUSE, folder)),
      packs: join(HOUSE, 'packs'),
      ...(options.post === undefined ? {} : { post: options.post }),
      version: VERSION,
    });
    closing.push(() => host.close());
    const retention = new Retention(store, history, log, now);
    closing.push(() => retention.stop());
    meters.gauge('history_taking', 'Whether batches are being stored (1) or refused (0)', () =>
      Number(history.status().taking),
    );
    meters.gauge('history_hot_rows', 'Points in the hot segment', () => history.status().hotRows);
    meters.gauge('history_sealed_rows', 'Points in sealed files', () => history.status().sealedRows);
    meters.gauge('history_sealed_bytes', 'Bytes of sealed files', () => history.status().sealedBytes);
    meters.gauge('points_accepted', 'Points stored since the start', () => stream.counters.accepted);
    meters.gauge(
      'points_quarantined',
      'Points of unknown paths kept since the start',
      () => stream.counters.quarantined,
    );
    meters.gauge(
      'points_rejected',
      'Points beyond quarantine’s limit since the start',
      () => stream.counters.rejected,
    );
    const http = await openHttp(
      {
        log,
        meters,
        store,
        identity,
        namespace,
        historian: history,
        stream,
        live,
        gateway,
        host,
        version: VERSION,
        now,
        extraNames: options.extraNames ?? [],
        backup: async () =>
          (
            await makeBackup({
              data: config.data,
              version: VERSION,
              adminUrl: store.adminUrl,
              cutHistory: (folder) => history.cut(folder),
            })
          ).stream,
      },
      config,
    );
    closing.push(() => http.close());
    closing.push(() => gateway.stop());
    await gateway.start(() => ({ host: config.host, port: config.mqttPort, tls: http.certificate }));
    const ready: Ready = { url: http.url, mqtt: gateway.address('mqtt'), pid: process.pid, version: VERSION };
    closing.push(announce(config.data, ready));
    log.info({ ...ready }, 'ready');
    // Nobody waits for it: jobs are due to the minute.
    host.jobs.open().catch((error: unknown) => log.error({ error }, 'jobs of apps do not run'));
    return { ready, identity, isFirstStart, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

const nameOf = (entry: {
  id: number;
  org: string;
  thing: string;
  metric: string;
}): { id: number; org: string; path: string; metric: string } => ({
  id: entry.id,
  org: entry.org,
  path: entry.thing,
  metric: entry.metric,
});

/** One platform per data folder. @returns the way to leave it. @throws Error when another one that lives works on it */
function occupy(data: string): () => void {
  const file = join(data, 'platform.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (pid > 0 && pid !== process.pid && isAlive(pid))
    throw new Error(
      `A platform (process ${pid}) works on ${data} already. Stop it first, or choose another SELVEDGE_DATA.`,
    );
  writeFileSync(file, String(process.pid), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** A process number is used again after a while: only one that runs Node counts. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const name = `/proc/${pid}/comm`;
  return !existsSync(name) || /node|MainThread|selvedge/i.test(readFileSync(name, 'utf8'));
}

function announce(data: string, ready: Ready): () => void {
  const file = join(data, 'ready.json');
  writeFileSync(`${file}.new`, JSON.stringify(ready), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return () => rmSync(file, { force: true });
}
