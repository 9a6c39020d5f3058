import type { Page, SummaryRow } from '../app/question.ts';
import type { Titles } from '../connector/connector.ts';

/** What a page of an app may ask in lists. */
export interface PageQuestion {
  readonly where?: Readonly<Record<string, unknown>>;
  readonly search?: string;
  readonly sort?: string;
  readonly after?: string;
  readonly limit?: number;
}

type Values = Readonly<Record<string, unknown>>;
type Found = Values & { readonly id: string; readonly version: number };

/** An answer and when it was given. */
export interface KeptAnswer<T> {
  readonly answer: T;
  /** Epoch milliseconds, of the device's clock. */
  readonly at: number;
  /** The server could not be asked: this is the last that is known. */
  readonly isOld: boolean;
}

export interface LaterOptions {
  /** What it is about (a bundle, a person): of one subject everything is sent in the order it was done. */
  readonly subject?: string;
  /** Input field that gets the moment it was done, by the device's clock. */
  readonly at?: string;
  /** Input field that gets how many milliseconds the device's clock was ahead of the server's. */
  readonly ahead?: string;
  /** Input fields that get files: they are kept here with the action, and sent before it. */
  readonly files?: Readonly<Record<string, Blob>>;
}

/** Something that was done here and is not at the server yet. */
export interface UnsentAction {
  /** Its idempotency key. */
  readonly id: string;
  readonly action: string;
  readonly input: Values;
  readonly subject: string | null;
  /** Epoch milliseconds, of the device's clock. */
  readonly at: number;
  /** Why the server refused it; null = it waits to be sent. */
  readonly reason: string | null;
}

/** What of this page is not at the server yet, oldest first. */
export interface Unsent {
  /** To be sent when the device is online again. */
  readonly waiting: readonly UnsentAction[];
  /** Refused: each waits for somebody to send it again or to drop it, and holds back its own subject only. */
  readonly held: readonly UnsentAction[];
}

/** What the shell gives a page: the app's own doors, in the name of whoever looks. Promises are rejected with a sentence to show. */
export interface PageTools {
  readonly language: 'zh' | 'en';
  /** IANA name of the org's time zone. */
  readonly timeZone: string;
  readonly org: { readonly slug: string; readonly title: string };
  readonly person: { readonly id: string; readonly name: string };
  /** Picks the words of the person's language. */
  say(titles: Titles): string;
  /** Asks a view of this app. */
  view<T>(name: string, input?: Values): Promise<T>;
  /** Runs an action of this app; each call is done once, however often it is sent again. */
  act<T>(name: string, input?: Values): Promise<T>;
  list(
    entity: string,
    question?: PageQuestion,
  ): Promise<Page<Found> & { readonly labels: Readonly<Record<string, string>> }>;
  summary(entity: string, question: Values): Promise<readonly SummaryRow[]>;
  /** Hears that somebody changed something of this app, or of the apps it requires; @returns the way to stop hearing */
  watch(changed: () => void): () => void;
  /**
   * Looks now, then every so many milliseconds, and whenever something was changed. A board turns grey when its looks
   * have failed for two periods; what is on screen stays.
   * @returns the way to stop
   */
  every(milliseconds: number, look: () => Promise<unknown>): () => void;
  /** Cells of the first sheet of an Excel or CSV file, as texts: days as 2026-11-30, numbers as their digits. Nothing is kept. */
  readTable(file: Blob): Promise<readonly (readonly string[])[]>;
  /** Gives the person an Excel file; the first row holds the headings. */
  saveTable(title: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void>;
  /**
   * A photo as large as is useful, 1,600 pixels a side, without what the camera wrote into it. Rejected with a sentence when
   * it is no picture, whatever its name says.
   */
  photo(file: Blob): Promise<Blob>;
  /** Sends a picture or document now; @returns its id, for a file field. */
  upload(file: Blob, name: string): Promise<string>;
  /** Opens a record's page. */
  open(entity: string, id: string): void;
  /** Opens the list of an entity of this app, narrowed: the records behind a figure. */
  openList(entity: string, where?: PageQuestion['where']): void;
  /** Asks a view and keeps its answer on this device, for the time when the server cannot be asked. Never for what others may not see. */
  kept<T>(name: string, input?: Values): Promise<KeptAnswer<T>>;
  /**
   * Runs an action now or, offline, as soon as it can be: it is on the device when the promise resolves, survives a closed
   * browser, and is done once. It goes out in the name of whoever did it and for his org, or not at all.
   */
  later(action: string, input?: Values, options?: LaterOptions): Promise<UnsentAction>;
  unsent(): Unsent;
  /** Hears that something was sent, refused or added; @returns the way to stop hearing */
  onUnsent(changed: () => void): () => void;
  /**
   * Hears what the server answered to something that was done later, as soon as it does; after a closed browser nobody
   * hears it, so what matters must be asked of a view. @returns the way to stop hearing
   */
  onAnswered(heard: (action: UnsentAction, answer: unknown) => void): () => void;
  /** Tries something that was refused again. */
  resend(id: string): Promise<void>;
  /** Gives up something that was refused, for ever. */
  drop(id: string): Promise<void>;
}

/** Properties of a page's component, the default export of its module. */
export interface PageProps {
  readonly tools: PageTools;
}

/** Properties of a component that fills a slot: the tools are those of its own app. */
export interface FillingProps<P = Values> {
  readonly tools: PageTools;
  readonly payload: P;
}
