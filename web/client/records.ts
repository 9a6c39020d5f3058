import type { Fields, SummaryRow } from '@selvedge/sdk/app';
import type { App, AppAction, AppEntity, AppEvent, AppRecord, AppView } from './generated.ts';
import type { Transport } from './transport.ts';

/** A record as it is read: its own facts and the fields one may see. */
export type Found = AppRecord & Readonly<Record<string, unknown>>;
export type Values = Readonly<Record<string, unknown>>;
/** id of a record that is referred to → its name. */
export type Labels = Readonly<Record<string, string>>;

export interface EntityFacts extends Omit<AppEntity, 'fields'> {
  readonly fields: Fields;
}
export interface ActionFacts extends Omit<AppAction, 'input' | 'output'> {
  readonly input: Fields;
  readonly output: Fields;
}
export interface ViewFacts extends Omit<AppView, 'input' | 'output'> {
  readonly input: Fields;
  readonly output: Fields;
}
export interface EventFacts extends Omit<AppEvent, 'payload'> {
  readonly payload: Fields;
}
/** What an app declares, as far as one may see it. */
export interface AppFacts extends Omit<App, 'entities' | 'actions' | 'views' | 'events' | 'settings'> {
  readonly entities: readonly EntityFacts[];
  readonly actions: readonly ActionFacts[];
  readonly views: readonly ViewFacts[];
  readonly events: readonly EventFacts[];
  readonly settings: Fields;
}

export interface RecordQuestion {
  readonly where?: Values;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number;
}
export interface RecordPage {
  readonly items: readonly Found[];
  readonly next: string | null;
  readonly labels: Labels;
}

/** What reading a file into an entity did, or would do. */
export interface ImportOutcome {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly errors: readonly {
    readonly row: number;
    readonly field: string | null;
    readonly message: string;
    /** What the cell holds; null where it is better typed anew. */
    readonly written: string | null;
  }[];
  /** Headings that name no field. */
  readonly sheet: SheetNames | null;
  /** Row of the headings. */
  readonly head: number;
  /** Rows that were read although the file hides them. */
  readonly hidden: number;
  readonly hiddenColumns: readonly string[];
  readonly unknown: readonly string[];
  /** Headings of fields that one may not change. */
  readonly locked: readonly string[];
}

/** Row → field → what its cell should have said. */
export type Mends = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface ImportWish {
  readonly dryRun: boolean;
  /** Rows that are wrong are left out; otherwise nothing is stored when one is. */
  readonly skipWrong: boolean;
  readonly mends: Mends;
  /** Of a workbook; null = the first that people see. */
  readonly sheet: string | null;
}

/** Which sheet of a workbook was read, and the others that people see. */
export interface SheetNames {
  readonly name: string;
  readonly others: readonly string[];
}

/** How far reading a file is, in rows. */
export interface ImportTask {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  readonly result: ImportOutcome | null;
  /** Why it failed, in a sentence. */
  readonly problem: string | null;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const part = encodeURIComponent;
const recordsOf = (app: string, entity: string): string => `/apps/${part(app)}/records/${part(entity)}`;
const written = (where: Values | undefined): string | undefined =>
  where === undefined || Object.keys(where).length === 0 ? undefined : JSON.stringify(where);

/** Apps as their generic pages need them: declarations with the SDK's fields, records with their values. */
export const recordsClient = (transport: Transport) => ({
  getApp: (app: string, signal?: AbortSignal) =>
    transport.json<AppFacts>('GET', `/apps/${part(app)}`, { signal }),

  listRecords: (app: string, entity: string, question: RecordQuestion = {}, signal?: AbortSignal) =>
    transport.json<RecordPage>('GET', recordsOf(app, entity), {
      query: { ...question, where: written(question.where) },
      signal,
    }),

  async countRecords(app: string, entity: string, question: RecordQuestion, signal?: AbortSignal) {
    const { rows } = await transport.json<{ readonly rows: readonly { readonly count: number }[] }>(
      'GET',
      `${recordsOf(app, entity)}/summary`,
      { query: { search: question.search, where: written(question.where) }, signal },
    );
    return rows[0]?.count ?? 0;
  },

  async summarize(app: string, entity: string, question: Values, signal?: AbortSignal) {
    const { where, by, sum, min, max, search } = question;
    const names = (given: unknown): string | undefined =>
      Array.isArray(given) ? given.join(',') : undefined;
    const { rows } = await transport.json<{ readonly rows: readonly SummaryRow[] }>(
      'GET',
      `${recordsOf(app, entity)}/summary`,
      {
        query: {
          where: typeof where === 'object' && where !== null ? JSON.stringify(where) : undefined,
          search: typeof search === 'string' ? search : undefined,
          by: names(by),
          sum: names(sum),
          min: names(min),
          max: names(max),
        },
        signal,
      },
    );
    return rows;
  },

  getRecord: (app: string, entity: string, id: string, signal?: AbortSignal) =>
    transport.json<Found & { readonly labels: Labels }>('GET', `${recordsOf(app, entity)}/${part(id)}`, {
      signal,
    }),

  /** @param key sent again with the same values, it is added once */
  addRecord: (app: string, entity: string, json: Values, key: string) =>
    transport.json<Found>('POST', recordsOf(app, entity), { json, key }),

  /** @throws Problem of status 412 when somebody else changed it since that version */
  changeRecord: (app: string, entity: string, id: string, json: Values, version: number) =>
    transport.json<Found>('PATCH', `${recordsOf(app, entity)}/${part(id)}`, { json: { ...json, version } }),

  /** @param key sent again with the same input, it runs once */
  act: (app: string, name: string, json: Values, key: string) =>
    transport.json<Values>('POST', `/apps/${part(app)}/actions/${part(name)}`, { json, key }),

  ask: (app: string, name: string, input: Values, signal?: AbortSignal) =>
    transport.json<Values>('GET', `/apps/${part(app)}/views/${part(name)}`, {
      query: { input: JSON.stringify(input) },
      signal,
    }),

  exportRecords: (app: string, entity: string, language: string, { where, search, sort }: RecordQuestion) =>
    transport.send('GET', `${recordsOf(app, entity)}/export`, {
      query: { format: 'xlsx', language, where: written(where), search, sort },
    }),

  sheetTemplate: (app: string, action: string, language: string) =>
    transport.send('GET', `/apps/${part(app)}/actions/${part(action)}/template`, { query: { language } }),

  importTemplate: (app: string, entity: string, language: string) =>
    transport.send('GET', `${recordsOf(app, entity)}/template`, { query: { language } }),

  /** Goes on when the page is closed; ask `importTask` how far it is. */
  importRecords: (app: string, entity: string, file: File, how: ImportWish) =>
    transport.json<ImportTask>('POST', `${recordsOf(app, entity)}/import`, {
      query: {
        task: '1',
        dryRun: how.dryRun ? '1' : '0',
        onError: how.skipWrong ? 'skip' : 'stop',
        mends: JSON.stringify(how.mends),
        sheet: how.sheet,
      },
      // What a browser calls a file of this kind differs by machine.
      body: { content: file, type: /\.csv$/i.test(file.name) ? 'text/csv' : XLSX },
    }),

  importTask: (app: string, id: string, signal?: AbortSignal) =>
    transport.json<ImportTask>('GET', `/apps/${part(app)}/tasks/${part(id)}`, { signal }),

  cancelImport: (app: string, id: string) =>
    transport.json<ImportTask>('DELETE', `/apps/${part(app)}/tasks/${part(id)}`),

  /** Cells of a spreadsheet's sheet, as texts. @param sheet null = the first that people see */
  readTable: (file: Blob, sheet: string | null = null) =>
    transport.json<{ readonly rows: readonly (readonly string[])[]; readonly sheet: SheetNames | null }>(
      'POST',
      '/tables/read',
      { query: { sheet }, body: { content: file, type: file.type || 'application/octet-stream' } },
    ),

  uploadFile: (file: File) =>
    transport.json<{ readonly id: string; readonly name: string; readonly type: string }>('POST', '/files', {
      query: { name: file.name },
      body: { content: file, type: file.type || 'application/octet-stream' },
    }),

  /** A picture or document with its name and type. */
  async openFile(id: string, signal?: AbortSignal): Promise<{ name: string; type: string; content: Blob }> {
    const response = await transport.send('GET', `/files/${part(id)}`, { signal });
    const [, name = ''] =
      /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
    const content = await response.blob();
    return { name: decodeURIComponent(name), type: content.type, content };
  },
});
