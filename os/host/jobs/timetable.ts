import type { Log } from '@selvedge/sdk/connector';
import type { PgBoss, Schedule } from 'pg-boss';

/** A job of one org, and when it is due on that org's clocks. */
export interface Due {
  readonly job: string;
  readonly org: string;
  readonly cron: string;
  readonly timeZone: string;
}

/** A run that is due. */
export interface DueRun {
  /** The same for its retries. */
  readonly id: string;
  readonly job: string;
  readonly org: string;
  readonly dueBy: Date;
  readonly signal: AbortSignal;
}

export interface Pace {
  /** Seconds until the first retry; each of the next waits twice as long. */
  readonly retrySeconds: number;
  /** Seconds between looks at what is due. */
  readonly lookSeconds: number;
}

export interface TimetableParts {
  /** URL of the owner role, which keeps a schema of its own for it. */
  readonly url: string;
  readonly log: Log;
  /** A run that rejects is tried again. */
  readonly run: (due: DueRun) => Promise<void>;
  readonly pace?: Pace;
}

const SCHEMA = 'selvedge_jobs';
const QUEUE = 'apps';
const CONNECTIONS = 2;
const AT_ONCE = 2;
const RETRIES = 3;
const PACE: Pace = { retrySeconds: 30, lookSeconds: 30 };
/** Seconds between looks into the queue. */
const QUEUE_SECONDS = 2;
const LONGEST_SECONDS = 900;
/** A run whose process fell silent for this long is another's. */
const SILENT_SECONDS = 30;
const KEPT_SECONDS = 86_400;
/** How long a stop waits for what runs. */
export const STOP_MS = 5000;
const PAGE = 500;

/** The clock that wakes jobs, and the queue their runs go through: pg-boss in a schema of its own. */
export class Timetable {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  static async open({ url, log, run, pace = PACE }: TimetableParts): Promise<Timetable> {
    const { PgBoss: Boss } = await import('pg-boss');
    const boss = new Boss({
      connectionString: url,
      schema: SCHEMA,
      max: CONNECTIONS,
      cronMonitorIntervalSeconds: pace.lookSeconds,
      cronWorkerIntervalSeconds: Math.min(QUEUE_SECONDS, pace.lookSeconds),
      application_name: SCHEMA,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    boss.on('error', (error) => log.debug({ error: error.message }, 'the timetable of jobs waits'));
    boss.on('warning', ({ message }) => log.debug({ message }, 'timetable of jobs'));
    try {
      await boss.start();
      await boss.createQueue(QUEUE, {
        // One run of a job and org waits or works, never two.
        policy: 'exclusive',
        retryLimit: RETRIES,
        retryDelay: pace.retrySeconds,
        retryBackoff: true,
        expireInSeconds: LONGEST_SECONDS,
        heartbeatSeconds: SILENT_SECONDS,
        deleteAfterSeconds: KEPT_SECONDS,
      });
      const pollingIntervalSeconds = Math.min(QUEUE_SECONDS, pace.lookSeconds);
      const options = { includeMetadata: true, localConcurrency: AT_ONCE, pollingIntervalSeconds } as const;
      await boss.work<{ job: string; org: string }, void, typeof options>(
        QUEUE,
        options,
        async ([{ id, data, createdOn, signal }]) =>
          run({ id, job: data.job, org: data.org, dueBy: createdOn, signal }),
      );
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
    return new Timetable(boss);
  }

  /** From now on these are due, and nothing else. */
  async follow(wished: readonly Due[]): Promise<void> {
    const due = new Map(wished.map((one) => [keyOf(one), one]));
    for (const { key, cron, timezone } of await this.#present()) {
      const one = due.get(key);
      if (one === undefined) await this.#boss.unschedule(QUEUE, key);
      else if (one.cron === cron && one.timeZone === timezone) due.delete(key);
    }
    for (const [key, { job, org, cron, timeZone }] of due)
      await this.#boss.schedule(
        QUEUE,
        cron,
        { job, org },
        { key, tz: timeZone, singletonKey: key, missed: 'once' },
      );
  }

  /** Lets what runs end for a while, then gives it up: it is tried again after the next start. */
  close(): Promise<void> {
    return this.#boss.stop({ graceful: true, timeout: STOP_MS });
  }

  async #present(): Promise<Schedule[]> {
    const all: Schedule[] = [];
    for (;;) {
      const last = all.at(-1);
      const page = await this.#boss.getSchedules(QUEUE, undefined, {
        limit: PAGE,
        ...(last === undefined ? {} : { after: { name: last.name, key: last.key } }),
      });
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }
}

const keyOf = ({ job, org }: Due): string => `${job}/${org}`;
