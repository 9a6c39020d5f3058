import { newId } from '../../store/id.ts';
import { SelvedgeError } from '@selvedge/sdk/errors';

/** How far a task is. `total` and `done` count the same things; a task that is done has them all. */
export interface TaskState<R> {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** What came of it; of a cancelled one, what was done until then. */
  readonly result: R | null;
  /** Why it failed. */
  readonly error: unknown;
}

/** Who may ask for a task. */
export interface TaskOwner {
  readonly org: string;
  readonly person: string;
  readonly app: string;
}

export interface TaskWork<R> {
  readonly total: number;
  run(watch: { readonly signal: AbortSignal; readonly progress: (done: number) => void }): Promise<R>;
  /** What was done by a task that was cancelled, from what it threw; null = nothing. */
  leftBy(error: unknown): R | null;
}

interface Task<R> extends TaskOwner {
  /** Let go when it is over: it holds a whole file. */
  work: TaskWork<R> | null;
  readonly control: AbortController;
  readonly startedAt: number;
  state: TaskState<R>;
}

/** So many at once in one process, and so many of one org that are not over. */
const AT_ONCE = 2;
const MOST_OF_ORG = 5;
const KEPT_MS = 60 * 60_000;
const MOST_KEPT = 200;
const OBJECT = { zh: '任务（可能已过期）', en: 'task (it may be over for long)' };

/**
 * Work that goes on when the page that asked for it is closed. Known to this process only: what it stored is in the
 * store, how far it is is forgotten with the process.
 */
export class Tasks<R> {
  readonly #now: () => number;
  readonly #tasks = new Map<string, Task<R>>();
  readonly #running = new Set<Promise<void>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws conflict when the org has too many already */
  start(owner: TaskOwner, work: TaskWork<R>): TaskState<R> {
    this.#forget();
    const open = [...this.#tasks.values()].filter(({ org, state }) => org === owner.org && !isOver(state));
    if (open.length >= MOST_OF_ORG) throw new SelvedgeError('conflict', { reason: BUSY });
    const state: TaskState<R> = {
      id: newId(),
      state: 'waiting',
      done: 0,
      total: work.total,
      result: null,
      error: null,
    };
    const task = { ...owner, work, control: new AbortController(), startedAt: this.#now(), state };
    this.#tasks.set(state.id, task);
    this.#next();
    return task.state;
  }

  /** @throws not.found: there is none, it is somebody else's, or the process was started anew */
  get(owner: TaskOwner, id: string): TaskState<R> {
    return this.#find(owner, id).state;
  }

  /** @throws not.found */
  cancel(owner: TaskOwner, id: string): TaskState<R> {
    const task = this.#find(owner, id);
    stop(task);
    return task.state;
  }

  /** Calls off what is under way, and waits for it. */
  async close(): Promise<void> {
    for (const task of this.#tasks.values()) stop(task);
    await Promise.all(this.#running);
  }

  #find({ org, person, app }: TaskOwner, id: string): Task<R> {
    const task = this.#tasks.get(id);
    if (task === undefined || task.org !== org || task.person !== person || task.app !== app)
      throw new SelvedgeError('not.found', { object: OBJECT });
    return task;
  }

  #next(): void {
    for (const task of this.#tasks.values()) {
      if (this.#running.size >= AT_ONCE) return;
      if (task.state.state !== 'waiting' || task.work === null) continue;
      task.state = { ...task.state, state: 'running' };
      const running = this.#run(task, task.work).finally(() => {
        this.#running.delete(running);
        this.#next();
      });
      this.#running.add(running);
    }
  }

  async #run(task: Task<R>, work: TaskWork<R>): Promise<void> {
    const { control } = task;
    const progress = (done: number): void => {
      task.state = { ...task.state, done: Math.min(done, work.total) };
    };
    try {
      const result = await work.run({ signal: control.signal, progress });
      task.state = { ...task.state, state: 'done', done: work.total, result };
    } catch (error) {
      task.state = control.signal.aborted
        ? { ...task.state, state: 'cancelled', result: work.leftBy(error) }
        : { ...task.state, state: 'failed', error };
    }
    task.work = null;
  }

  /** What is over for long, and the oldest of what is over when there are many. */
  #forget(): void {
    const over = [...this.#tasks.values()].filter(({ state }) => isOver(state));
    const since = this.#now() - KEPT_MS;
    over.forEach(({ startedAt, state }, index) => {
      if (startedAt < since || index < over.length - MOST_KEPT) this.#tasks.delete(state.id);
    });
  }
}

function stop<R>(task: Task<R>): void {
  task.control.abort();
  if (task.state.state !== 'waiting') return;
  task.state = { ...task.state, state: 'cancelled' };
  task.work = null;
}

const isOver = ({ state }: { readonly state: TaskState<unknown>['state'] }): boolean =>
  state !== 'waiting' && state !== 'running';

const BUSY = {
  zh: '已有多个任务在进行，请等其中一个完成。',
  en: 'Several tasks are under way already: wait until one is over.',
};
