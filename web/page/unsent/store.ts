import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** An action that was done on this device, with whose it is. */
export interface StoredAction {
  /** Order on this device. */
  readonly seq: number;
  /** Its idempotency key. */
  readonly id: string;
  readonly person: string;
  /** Slug. */
  readonly org: string;
  readonly app: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly subject: string | null;
  /** Epoch milliseconds of this device's clock. */
  readonly at: number;
  /** How far that clock was ahead of the server's; null = not measured yet. */
  readonly ahead: number | null;
  /** Input fields that get these two. */
  readonly atField: string | null;
  readonly aheadField: string | null;
  /** Input fields that get files, which are sent first; none = it has none, or they were. */
  readonly files?: Readonly<Record<string, Blob>>;
  /** Why the server refused it; null = it waits. */
  readonly reason: string | null;
}

/** The last answer of a view. */
export interface StoredAnswer {
  readonly person: string;
  readonly org: string;
  readonly question: string;
  readonly answer: unknown;
  readonly at: number;
}

interface Schema extends DBSchema {
  unsent: { key: number; value: StoredAction; indexes: { owner: [string, string] } };
  answers: { key: [string, string, string]; value: StoredAnswer; indexes: { at: number } };
}

const MOST_ANSWERS = 200;
/** What the browser reports as stored is on the disk. */
const DURABLE = { durability: 'strict' } as const;

/** What a device keeps for the people who work with it. */
export class DeviceStore {
  readonly #base: IDBPDatabase<Schema>;

  private constructor(base: IDBPDatabase<Schema>) {
    this.#base = base;
  }

  static async open(): Promise<DeviceStore> {
    const base = await openDB<Schema>('selvedge', 1, {
      upgrade(made) {
        made
          .createObjectStore('unsent', { keyPath: 'seq', autoIncrement: true })
          .createIndex('owner', ['person', 'org']);
        made.createObjectStore('answers', { keyPath: ['person', 'org', 'question'] }).createIndex('at', 'at');
      },
      // Another tab brings a newer shape: it must not wait for us.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    // Asked for so that the browser does not drop it when the device is full; refused is no harm.
    void navigator.storage?.persist?.().catch(() => false);
    return new DeviceStore(base);
  }

  /** Everything of one person for one org, oldest first. */
  unsent(person: string, org: string): Promise<StoredAction[]> {
    return this.#base.getAllFromIndex('unsent', 'owner', [person, org]);
  }

  async add(action: Omit<StoredAction, 'seq'>): Promise<StoredAction> {
    const work = this.#base.transaction('unsent', 'readwrite', DURABLE);
    // The store numbers it.
    const seq = await work.store.add(action as StoredAction);
    await work.done;
    return { ...action, seq };
  }

  async put(action: StoredAction): Promise<void> {
    const work = this.#base.transaction('unsent', 'readwrite', DURABLE);
    await work.store.put(action);
    await work.done;
  }

  async remove(seq: number): Promise<void> {
    const work = this.#base.transaction('unsent', 'readwrite', DURABLE);
    await work.store.delete(seq);
    await work.done;
  }

  answer(person: string, org: string, question: string): Promise<StoredAnswer | undefined> {
    return this.#base.get('answers', [person, org, question]);
  }

  async keep(answer: StoredAnswer): Promise<void> {
    const work = this.#base.transaction('answers', 'readwrite');
    await work.store.put(answer);
    let surplus = (await work.store.count()) - MOST_ANSWERS;
    for (let oldest = await work.store.index('at').openCursor(); oldest !== null && surplus > 0; surplus--) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await work.done;
  }

  /** Takes away what somebody could read here after another. What was not sent stays, each for its own person. */
  async forgetAnswers(): Promise<void> {
    await this.#base.clear('answers');
  }

  close(): void {
    this.#base.close();
  }
}
