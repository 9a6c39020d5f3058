import { type OwnDocument, Problem } from '../../client/index.ts';
import { forget, keep } from '../../parts/drafts.ts';
import { merge } from './merging.ts';
import type { Part } from './parts.ts';

/** How far what was made is kept: on the server, on the way there, or only in this tab. */
export type Keeping = 'kept' | 'waiting' | 'failed' | 'clash';

/** A colleague changed the same parts meanwhile. */
export interface Clash {
  readonly login: string | null;
  readonly parts: readonly Part[];
}

export interface DraftView {
  readonly document: OwnDocument;
  readonly keeping: Keeping;
  /** Why the server did not take it; it is tried again with the next change. */
  readonly problem: unknown;
  /** Only while `keeping` is `clash`: nothing is sent until somebody chooses. */
  readonly clash: Clash | null;
  readonly canUndo: boolean;
}

/** The draft as the server has it. */
export interface Served {
  readonly document: OwnDocument;
  /** Its fingerprint, which the next change is based on. */
  readonly mark: string;
  /** Who changed it last. */
  readonly login: string | null;
}

export interface DraftDoor {
  /** @throws Problem version.stale when somebody else changed the draft since `mark` */
  readonly send: (document: OwnDocument, mark: string) => Promise<Omit<Served, 'login'>>;
  readonly read: () => Promise<Served>;
}

/** What was not sent when this tab was here last, and what it was based on. */
export interface KeptDraft {
  readonly document: OwnDocument;
  readonly base: OwnDocument;
  readonly mark: string;
}

/** A pause in typing after which it is sent. */
const PAUSE_MS = 500;
/** Changes of one thing within this time are undone together. */
const TOGETHER_MS = 2000;
const MOST_STEPS = 200;
/** A colleague who types at the same time is met so many times before it is called a failure. */
const MOST_MEETINGS = 5;

/**
 * The draft as it is worked on: every change is kept at once in this tab, soon on the server, and can be undone.
 * What a colleague changed meanwhile is brought together with it, part by part; a part that both changed is asked about.
 */
export class DraftStore {
  readonly #door: DraftDoor;
  readonly #keepAs: string;
  readonly #listeners = new Set<() => void>();
  #view: DraftView;
  #past: OwnDocument[] = [];
  #last = { what: '', at: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  /** What the server has of this tab, as it was sent and as it answered. */
  #sent: OwnDocument;
  #answered: OwnDocument;
  #mark: string;
  #theirs: Served | null = null;

  constructor(served: Served, kept: KeptDraft | null, keepAs: string, door: DraftDoor) {
    this.#door = door;
    this.#keepAs = keepAs;
    this.#sent = kept?.base ?? served.document;
    this.#answered = this.#sent;
    this.#mark = kept?.mark ?? served.mark;
    this.#view = {
      document: kept?.document ?? served.document,
      keeping: 'kept',
      problem: null,
      clash: null,
      canUndo: false,
    };
    if (kept !== null) this.#later();
  }

  readonly view = (): DraftView => this.#view;

  readonly listen = (heard: () => void): (() => void) => {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  };

  /** Fingerprint of the draft on the server that this one is based on. */
  get mark(): string {
    return this.#mark;
  }

  /** @param what names what is changed: changes of the same soon after one another are one step back */
  change(document: OwnDocument, what: string): void {
    const now = Date.now();
    const isOn = this.#last.what === what && now - this.#last.at < TOGETHER_MS && this.#past.length > 0;
    this.#last = { what, at: now };
    if (!isOn) this.#remember();
    this.#put(document);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#last = { what: '', at: 0 };
    this.#put(before);
  }

  /** Another draft took this one's place on the server. */
  take(served: Served): void {
    clearTimeout(this.#timer);
    this.#past = [];
    this.#based(served, served.document);
    forget(this.#keepAs);
    this.#tell({ document: served.document, keeping: 'kept', problem: null, clash: null, canUndo: false });
  }

  /** Sends what waits. @returns false when the server did not take it */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.#view.keeping !== 'clash' && this.#sent !== this.#view.document) await this.#run();
    return this.#view.keeping === 'kept';
  }

  /** Brings in what a colleague changed meanwhile. @throws Problem when the server does not answer */
  async meet(): Promise<void> {
    await this.#sending;
    this.#bring(await this.#door.read());
    if (this.#sent !== this.#view.document) this.#later();
  }

  /** Ends a clash; the other way can be had back with one step back. */
  async choose(winner: 'mine' | 'theirs'): Promise<void> {
    const theirs = this.#theirs;
    if (theirs === null) return;
    const { document } = merge(this.#sides(theirs.document), winner);
    if (winner === 'theirs') this.#remember();
    this.#last = { what: '', at: 0 };
    this.#based(theirs, theirs.document);
    this.#tell({ ...this.#view, clash: null, keeping: 'waiting' });
    this.#put(document);
    await this.flush();
  }

  #remember(): void {
    this.#past = [...this.#past.slice(1 - MOST_STEPS), this.#view.document];
  }

  #sides(theirs: OwnDocument) {
    return { mine: this.#view.document, sent: this.#sent, answered: this.#answered, theirs };
  }

  #based({ document, mark }: Omit<Served, 'login'>, sent: OwnDocument): void {
    this.#sent = sent;
    this.#answered = document;
    this.#mark = mark;
    this.#theirs = null;
  }

  /** Takes in what the server has now, or asks when both changed the same part. */
  #bring(served: Served): void {
    if (served.mark === this.#mark) return;
    const { document, clashes } = merge(this.#sides(served.document), 'mine');
    if (clashes.length > 0) {
      this.#theirs = served;
      this.#tell({
        ...this.#view,
        keeping: 'clash',
        problem: null,
        clash: { login: served.login, parts: clashes },
      });
      return;
    }
    const isMine = this.#sent !== this.#view.document;
    this.#based(served, served.document);
    this.#tell({ ...this.#view, document: isMine ? document : served.document });
    if (isMine) this.#keep();
  }

  #keep(): void {
    keep(this.#keepAs, { document: this.#view.document, base: this.#answered, mark: this.#mark }, []);
  }

  #put(document: OwnDocument): void {
    this.#tell({ ...this.#view, document, canUndo: this.#past.length > 0 });
    this.#keep();
    if (this.#view.clash === null) this.#later();
  }

  #later(): void {
    this.#tell({ ...this.#view, keeping: 'waiting', problem: null });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  #run(): Promise<void> {
    this.#sending = this.#deliver().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #deliver(): Promise<void> {
    for (let meeting = 0; ; meeting++) {
      const { document } = this.#view;
      try {
        this.#based(await this.#door.send(document, this.#mark), document);
        if (this.#view.document !== document) return;
        forget(this.#keepAs);
        this.#tell({ ...this.#view, keeping: 'kept', problem: null });
        return;
      } catch (problem) {
        const isMet =
          problem instanceof Problem && problem.code === 'version.stale' && meeting < MOST_MEETINGS;
        if (!isMet || !(await this.#met())) {
          if (this.#view.clash === null) this.#tell({ ...this.#view, keeping: 'failed', problem });
          return;
        }
      }
    }
  }

  /** @returns false when the server does not answer, or somebody has to choose */
  async #met(): Promise<boolean> {
    try {
      this.#bring(await this.#door.read());
    } catch {
      return false;
    }
    return this.#view.clash === null;
  }

  #tell(view: DraftView): void {
    this.#view = view;
    for (const heard of this.#listeners) heard();
  }
}
