import type { ActionContext, Job } from '@selvedge/sdk/app';
import type { Store, Tx } from '../../store/unit.ts';
import { conflict } from '../words.ts';
import { partsOf } from '../../records/table.ts';
import { type JobState, listJobStates, writeJobState } from './job-state.ts';

export interface RunParts {
  readonly store: Store;
  readonly now: () => number;
  /** What an app works with in the unit's org, in the name of the platform. */
  readonly context: (tx: Tx, app: string, via: string) => Promise<ActionContext>;
}

/** A job whose work the host does itself when it has `work`; else the app's handler does. */
export type HostedJob = Job & { readonly work?: (tx: Tx) => Promise<void> };

/** A run of a job in an org; its retries have the same id. */
export interface Run {
  readonly id: string;
  readonly job: HostedJob;
  readonly org: string;
  /** Fires when the platform stops and cannot wait any longer. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a job in one unit of work of the org: what it wrote and how it ended are stored together, so that a run that is
 * told again after a crash is not done again. Of two at once the second is refused.
 * @returns how it ended; null when the org does not use the app any more
 * @throws conflict when the job runs in the org at this moment
 */
export async function runJob(parts: RunParts, run: Run): Promise<JobState | null> {
  const { store, now } = parts;
  const { id, job, org } = run;
  const startedAt = new Date(now());
  const ended = (fault: string | null): JobState => ({
    job: job.id,
    run: id,
    startedAt,
    endedAt: new Date(now()),
    fault,
  });
  let isOurs = false;
  try {
    return await store.org(org, async (tx) => {
      await hold(tx, job.id);
      isOurs = true;
      const { app } = partsOf(job.id);
      const use = await tx.row('select 1 from selvedge.app_orgs where org_id = $1 and app = $2 and enabled', [
        org,
        app,
      ]);
      if (use === undefined) return null;
      const [known] = await listJobStates(tx, [job.id]);
      if (known?.run === id && known.fault === null) return known;
      const work = job.work?.(tx) ?? job.handle(await parts.context(tx, app, `job ${job.id}`));
      await untilAborted(work, run.signal);
      const state = ended(null);
      await writeJobState(tx, state);
      return state;
    });
  } catch (error) {
    if (!isOurs) throw error;
    const state = ended(error instanceof Error ? error.message : String(error));
    await store.org(org, (tx) => writeJobState(tx, state));
    return state;
  }
}

async function hold(tx: Tx, job: string): Promise<void> {
  const row = await tx.row<{ free: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 7080003)) as free',
    [`${job} ${tx.org}`],
  );
  if (row?.free !== true) throw conflict('这个任务正在运行。', 'This job is running.');
}

/** What a job does after its unit of work was given up comes to nothing. */
function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  const aborted = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new Error('The platform stopped while the job ran.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, aborted]);
}
