import type { Log } from '@selvedge/sdk/connector';
import type { PgBoss, Schedule } from 'pg-boss';
import { v5 } from 'uuid';

/** When a job is due on the clocks of one time zone: in all orgs there at once, for each entry costs time every minute. */
export interface Due {
  readonly job: string;
  readonly cron: string;
  readonly timeZone: string;
}

/** A run that is due. */
export interface DueRun {
  /** The same for its retries. */
  readonly id: string;
  readonly job: string;
  readonly org: string;
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
  /** The orgs in which a job that is due is to run. */
  readonly orgs: (job: string, timeZone: string, dueBy: Date) => Promise<readonly string[]>;
  /** A run that rejects is tried again. */
  readonly run: (due: DueRun) => Promise<void>;
  readonly pace?: Pace;
}

const SCHEMA = 'selvedge_jobs';
/** What is due in a time zone, and from it the runs in its orgs. */
const DUE = 'due';
const RUNS = 'runs';
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

  static async open({ url, log, orgs, run, pace = PACE }: TimetableParts): Promise<Timetable> {
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
      await boss.createQueue(DUE, {
        retryLimit: RETRIES,
        retryDelay: pace.retrySeconds,
        deleteAfterSeconds: KEPT_SECONDS,
      });
      await boss.createQueue(RUNS, {
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
      const looking = { includeMetadata: true, pollingIntervalSeconds } as const;
      await boss.work<Pick<Due, 'job' | 'timeZone'>, void, typeof looking>(
        DUE,
        looking,
        async ([{ id, data, createdOn }]) => {
          const runs = (await orgs(data.job, data.timeZone, createdOn)).map((org) => ({
            // Told again after a crash, it is the same run.
            id: v5(org, id),
            data: { job: data.job, org },
            singletonKey: `${data.job}/${org}`,
          }));
          if (runs.length > 0) await boss.insert(RUNS, runs);
        },
      );
      const working = { localConcurrency: AT_ONCE, pollingIntervalSeconds } as const;
      await boss.work<{ job: string; org: string }, void, typeof working>(
        RUNS,
        working,
        async ([{ id, data, signal }]) => run({ id, ...data, signal }),
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
      if (one === undefined) await this.#boss.unschedule(DUE, key);
      else if (one.cron === cron && one.timeZone === timezone) due.delete(key);
    }
    for (const [key, { job, cron, timeZone }] of due)
      await this.#boss.schedule(DUE, cron, { job, timeZone }, { key, tz: timeZone, missed: 'once' });
  }

  /** Lets what runs end for a while, then gives it up: it is tried again after the next start. */
  close(): Promise<void> {
    return this.#boss.stop({ graceful: true, timeout: STOP_MS });
  }

  async #present(): Promise<Schedule[]> {
    const all: Schedule[] = [];
    for (;;) {
      const last = all.at(-1);
      const page = await this.#boss.getSchedules(DUE, undefined, {
        limit: PAGE,
        ...(last === undefined ? {} : { after: { name: last.name, key: last.key } }),
      });
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }
}

const keyOf = ({ job, timeZone }: Due): string => `${job}/${timeZone.replaceAll('+', '.')}`;
