import type { OwnDocument } from '../../client/index.ts';
import { forget, keep } from '../../parts/drafts.ts';

/** How far what was made is kept: on the server, on the way there, or only in this tab. */
export type Keeping = 'kept' | 'waiting' | 'failed';

export interface DraftView {
  readonly document: OwnDocument;
  readonly keeping: Keeping;
  /** Why the server did not take it; it is tried again with the next change. */
  readonly problem: unknown;
  readonly canUndo: boolean;
}

type Send = (document: OwnDocument) => Promise<unknown>;

/** A pause in typing after which it is sent. */
const PAUSE_MS = 500;
/** Changes of one thing within this time are undone together. */
const TOGETHER_MS = 2000;
const MOST_STEPS = 200;

/** The draft as it is worked on: every change is kept at once in this tab, soon on the server, and can be undone. */
export class DraftStore {
  readonly #send: Send;
  readonly #keepAs: string;
  readonly #listeners = new Set<() => void>();
  #view: DraftView;
  #past: OwnDocument[] = [];
  #last = { what: '', at: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #sent: OwnDocument;

  /** @param kept what was not sent when this tab was here last */
  constructor(document: OwnDocument, kept: OwnDocument | null, keepAs: string, send: Send) {
    this.#send = send;
    this.#keepAs = keepAs;
    this.#sent = document;
    this.#view = { document: kept ?? document, keeping: 'kept', problem: null, canUndo: false };
    if (kept !== null) this.#later();
  }

  readonly view = (): DraftView => this.#view;

  readonly listen = (heard: () => void): (() => void) => {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  };

  /** @param what names what is changed: changes of the same soon after one another are one step back */
  change(document: OwnDocument, what: string): void {
    const now = Date.now();
    const isOn = this.#last.what === what && now - this.#last.at < TOGETHER_MS && this.#past.length > 0;
    this.#last = { what, at: now };
    if (!isOn) this.#past = [...this.#past.slice(1 - MOST_STEPS), this.#view.document];
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
  take(document: OwnDocument): void {
    clearTimeout(this.#timer);
    this.#past = [];
    this.#sent = document;
    forget(this.#keepAs);
    this.#tell({ document, keeping: 'kept', problem: null, canUndo: false });
  }

  /** Sends what waits. @returns false when the server did not take it */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#sending;
    if (this.#sent !== this.#view.document) await this.#run();
    return this.#view.keeping === 'kept';
  }

  #put(document: OwnDocument): void {
    keep(this.#keepAs, document, []);
    this.#tell({ ...this.#view, document, canUndo: this.#past.length > 0 });
    this.#later();
  }

  #later(): void {
    this.#tell({ ...this.#view, keeping: 'waiting', problem: null });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  #run(): Promise<void> {
    this.#sending = this.#deliver(this.#view.document).finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #deliver(document: OwnDocument): Promise<void> {
    try {
      await this.#send(document);
    } catch (problem) {
      this.#tell({ ...this.#view, keeping: 'failed', problem });
      return;
    }
    this.#sent = document;
    if (this.#view.document !== document) return;
    forget(this.#keepAs);
    this.#tell({ ...this.#view, keeping: 'kept', problem: null });
  }

  #tell(view: DraftView): void {
    this.#view = view;
    for (const heard of this.#listeners) heard();
  }
}
