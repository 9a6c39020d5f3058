import type { ActionContext, AppDefinition, Job } from '@selvedge/sdk/app';
import type { Log } from '@selvedge/sdk/connector';
import { audit } from '../../identity/audit.ts';
import { allow, type Principal } from '../../identity/principal.ts';
import { partsOf } from '../../records/table.ts';
import { newId } from '../../store/id.ts';
import type { Tx } from '../../store/unit.ts';
import { APPS_CHANNEL } from '../membership.ts';
import { publishingJob, type PublishingParts } from '../kpis/publishing.ts';
import type { Registry } from '../registry.ts';
import type { Uses } from '../uses.ts';
import { missing, OBJECT } from '../words.ts';
import { type Calendar, openCalendar } from './calendar.ts';
import { type JobState, listJobStates } from './job-state.ts';
import { type HostedJob, runJob } from './running.ts';
import type { Schedules } from '../own/schedules.ts';
import { OWN_APP } from '../own/scenario.ts';
import { type Due, type DueRun, type Pace, STOP_MS, Timetable } from './timetable.ts';

export interface JobsParts extends PublishingParts {
  readonly log: Log;
  readonly now: () => number;
  readonly registry: () => Registry;
  readonly uses: Uses;
  readonly context: (tx: Tx, app: string, via: string) => Promise<ActionContext>;
  /** What the host does for an app each night; null = nothing. */
  readonly nightly: (definition: AppDefinition) => Job | null;
  /** What orgs want done at set times by rules of their own. */
  readonly schedules: Pick<Schedules, 'of' | 'orgs'>;
  readonly pace?: Pace;
}

/** A job as the manager of an org sees it. */
export interface JobCard {
  readonly job: Job;
  readonly timeZone: string;
  readonly next: Date | null;
  /** null = it never ran. */
  readonly last: JobState | null;
}

/** Time zones change without being told; a notification may be lost. */
const LOOK_MS = 60_000;
const AGAIN_MS = 5000;
/** A run that was missed is made up for if it was due less than a day before. */
const OLDEST_MS = 86_400_000;

/** What apps do at set times, in each org that uses them. The timetable is open only while there is such a job. */
export class Jobs {
  readonly #parts: JobsParts;
  #calendar: Promise<Calendar> | null = null;
  #timetable: Timetable | null = null;
  #isOpen = false;
  #working: Promise<void> | null = null;
  #isAgain = false;
  #timer: NodeJS.Timeout | null = null;
  #deaf: (() => Promise<void>) | null = null;
  /** Runs that somebody asked for. */
  readonly #byHand = new Set<Promise<unknown>>();
  #givenUp = new AbortController();

  constructor(parts: JobsParts) {
    this.#parts = parts;
  }

  /** From now on jobs run when they are due. Resolves when the timetable stands. */
  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#givenUp = new AbortController();
    const deaf = await this.#parts.store.listen(APPS_CHANNEL, () => void this.follow());
    this.#deaf = deaf;
    this.#timer = setInterval(() => void this.follow(), LOOK_MS);
    this.#timer.unref();
    await this.follow();
  }

  /** Lets what runs end, for a few seconds. */
  async close(): Promise<void> {
    this.#isOpen = false;
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#deaf?.();
    this.#deaf = null;
    await this.#working;
    await Promise.all([this.#timetable?.close(), this.#endByHand()]);
    this.#timetable = null;
  }

  async #endByHand(): Promise<void> {
    const all = Promise.allSettled(this.#byHand);
    const giveUp = setTimeout(() => this.#givenUp.abort(), STOP_MS);
    await all;
    clearTimeout(giveUp);
  }

  /** Brings the timetable in step with what is installed and switched on. Never rejects: it is tried again. */
  follow(): Promise<void> {
    if (!this.#isOpen) return Promise.resolve();
    this.#isAgain = true;
    this.#working ??= this.#keepUp().finally(() => (this.#working = null));
    return this.#working;
  }

  async #keepUp(): Promise<void> {
    while (this.#isAgain && this.#isOpen) {
      this.#isAgain = false;
      try {
        await this.#step();
      } catch (error) {
        this.#parts.log.warn({ error }, 'jobs wait for their timetable; it is tried again');
        setTimeout(() => void this.follow(), AGAIN_MS).unref();
        return;
      }
    }
  }

  async #step(): Promise<void> {
    const wished = await this.#wished();
    if (wished.length > 0)
      this.#timetable ??= await Timetable.open({
        url: this.#parts.store.adminUrl,
        log: this.#parts.log,
        orgs: (job, timeZone, dueBy) => this.#orgs(job, timeZone, dueBy),
        run: (due) => this.#run(due),
        ...(this.#parts.pace === undefined ? {} : { pace: this.#parts.pace }),
      });
    await this.#timetable?.follow(wished);
    if (wished.length > 0) return;
    await this.#timetable?.close();
    this.#timetable = null;
  }

  async #wished(): Promise<Due[]> {
    return [...(await this.#wishedByApps()), ...(await this.#wishedByOrgs())];
  }

  /** Each org has rules of its own, on its own clocks. */
  async #wishedByOrgs(): Promise<Due[]> {
    const { store, schedules } = this.#parts;
    if (schedules.orgs.length === 0) return [];
    const rows = await store.system((tx) =>
      tx.rows<{ org: string; timeZone: string }>(
        'select id as org, time_zone as "timeZone" from selvedge.orgs where id = any($1::uuid[])',
        [[...schedules.orgs]],
      ),
    );
    return rows.flatMap(({ org, timeZone }) =>
      schedules.of(org).map(({ id, cron }) => ({ job: `${id}/${org}`, cron, timeZone })),
    );
  }

  async #wishedByApps(): Promise<Due[]> {
    const jobs = this.#jobs();
    if (jobs.length === 0) return [];
    const zones = await this.#parts.store.system((tx) =>
      tx.rows<{ app: string; timeZone: string }>(
        `select distinct a.app, o.time_zone as "timeZone" from selvedge.app_orgs a join selvedge.orgs o on o.id = a.org_id
         where a.enabled and a.app = any($1)`,
        [[...new Set(jobs.map(({ id }) => partsOf(id).app))]],
      ),
    );
    return jobs.flatMap(({ id, cron }) =>
      zones.filter(({ app }) => app === partsOf(id).app).map(({ timeZone }) => ({ job: id, cron, timeZone })),
    );
  }

  /** Where a job that is due in a time zone runs; nowhere when it was missed longer ago than is made up for. */
  async #orgs(name: string, timeZone: string, dueBy: Date): Promise<string[]> {
    const own = this.#ownJob(name);
    const job = own?.job ?? this.#jobs().find(({ id }) => id === name);
    if (job === undefined) return [];
    const after = new Date(dueBy.getTime() - OLDEST_MS);
    const due = (await this.#reckoner()).next(job.cron, timeZone, after);
    if (due === null || due > dueBy) return [];
    if (own !== null) return [own.org];
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<{ org: string }>(
        `select a.org_id as org from selvedge.app_orgs a join selvedge.orgs o on o.id = a.org_id
         where a.enabled and a.app = $1 and o.time_zone = $2`,
        [partsOf(name).app, timeZone],
      ),
    );
    return rows.map(({ org }) => org);
  }

  #jobs(): Job[] {
    return [...this.#parts.registry().apps.values()].flatMap(({ definition }) => [
      ...this.#jobsOf(definition),
    ]);
  }

  /** What an app declares, and what the host does for it. */
  #jobsOf(definition: AppDefinition): Job[] {
    const ours = [publishingJob(definition, this.#parts), this.#parts.nightly(definition)];
    return [...(definition.jobs ?? []), ...ours.filter((job) => job !== null)];
  }

  /** A run that the timetable says is due. @throws Error when it failed, so that it is tried again */
  async #run({ id, job: name, org, signal }: DueRun): Promise<void> {
    const job = this.#ownJob(name)?.job ?? this.#jobs().find((one) => one.id === name);
    if (job === undefined) return;
    const state = await runJob(this.#parts, { id, job, org, signal });
    if (state === null || state.fault === null) return;
    this.#parts.log.warn({ job: name, org, fault: state.fault }, 'a job failed');
    throw new Error(state.fault);
  }

  /** A rule of an org on the time: `own/<rule>/<org>` in the timetable. */
  #ownJob(name: string): { readonly org: string; readonly job: HostedJob } | null {
    const cut = name.lastIndexOf('/');
    const org = name.slice(cut + 1);
    const job = this.#parts.schedules.of(org).find(({ id }) => id === name.slice(0, cut));
    return job === undefined ? null : { org, job };
  }

  #reckoner(): Promise<Calendar> {
    return (this.#calendar ??= openCalendar());
  }

  /** Runs a job now, whenever it is due. @returns how it ended; null when the org does not use the app @throws conflict while it runs */
  async runNow(org: string, job: HostedJob): Promise<JobState | null> {
    const run = runJob(this.#parts, { id: newId(), job, org, signal: this.#givenUp.signal });
    this.#byHand.add(run);
    try {
      return await run;
    } finally {
      this.#byHand.delete(run);
    }
  }

  /** The jobs of an app in the principal's org. @throws not.found, permission.missing */
  async list(principal: Principal, app: string): Promise<JobCard[]> {
    const jobs = await this.#of(principal, app);
    if (jobs.length === 0) return [];
    const { store, now } = this.#parts;
    const { id, timeZone } = principal.org;
    const states = await store.org(id, (tx) =>
      listJobStates(
        tx,
        jobs.map((job) => job.id),
      ),
    );
    const calendar = await this.#reckoner();
    return jobs.map((job) => ({
      job,
      timeZone,
      next: calendar.next(job.cron, timeZone, new Date(now())),
      last: states.find((state) => state.job === job.id) ?? null,
    }));
  }

  /** Somebody runs a job now. @throws not.found, permission.missing, conflict while it runs */
  async run(principal: Principal, app: string, name: string): Promise<JobState> {
    const job = (await this.#of(principal, app)).find(({ id }) => id === `${app}/${name}`);
    if (job === undefined) throw missing(OBJECT.job);
    await this.#parts.store.org(principal.org.id, (tx) =>
      audit(tx, principal, { action: 'job.run', object: `app:${app}`, after: { job: job.id } }),
    );
    const state = await this.runNow(principal.org.id, job);
    if (state === null) throw missing(OBJECT.app);
    return state;
  }

  async #of(principal: Principal, app: string): Promise<readonly HostedJob[]> {
    allow(principal, 'org.manage');
    const { definition } = await this.#parts.uses.usable(principal, app);
    return app === OWN_APP ? this.#parts.schedules.of(principal.org.id) : this.#jobsOf(definition);
  }
}
