import type { Page, SummaryRow } from '../app/question.ts';

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

/** What the shell gives a page: the app's own doors, in the name of whoever looks. Promises are rejected with a sentence to show. */
export interface PageTools {
  readonly language: 'zh' | 'en';
  /** Picks the words of the person's language. */
  say(titles: { readonly zh: string; readonly en: string }): string;
  /** Asks a view of this app. */
  view<T>(name: string, input?: Values): Promise<T>;
  /** Runs an action of this app; each call is done once, however often it is sent again. */
  act<T>(name: string, input?: Values): Promise<T>;
  list(
    entity: string,
    question?: PageQuestion,
  ): Promise<Page<Found> & { readonly labels: Readonly<Record<string, string>> }>;
  summary(entity: string, question: Values): Promise<readonly SummaryRow[]>;
  /** Hears that somebody changed something of this app; @returns the way to stop hearing */
  watch(changed: () => void): () => void;
  /** Opens a record's page. */
  open(entity: string, id: string): void;
}

/** Properties of a page's component, the default export of its module. */
export interface PageProps {
  readonly tools: PageTools;
}
