import type { Tx } from '../../store/unit.ts';

/** How the last run of a job ended. */
export interface JobState {
  readonly job: string;
  readonly run: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** null = it ended well. */
  readonly fault: string | null;
}

const COLUMNS = 'job, run, started_at as "startedAt", ended_at as "endedAt", fault';
const LONGEST = 2000;

/** Last runs in the unit's org, of the jobs that have one. */
export const listJobStates = (tx: Tx, jobs: readonly string[]): Promise<JobState[]> =>
  tx.rows<JobState>(`select ${COLUMNS} from selvedge.job_states where org_id = $1 and job = any($2)`, [
    tx.org,
    [...jobs],
  ]);

export async function writeJobState(tx: Tx, state: JobState): Promise<void> {
  await tx.run(
    `insert into selvedge.job_states (org_id, job, run, started_at, ended_at, fault) values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, job) do update set run = excluded.run, started_at = excluded.started_at,
       ended_at = excluded.ended_at, fault = excluded.fault`,
    [tx.org, state.job, state.run, state.startedAt, state.endedAt, state.fault?.slice(0, LONGEST) ?? null],
  );
}
