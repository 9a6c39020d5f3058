/**
 * The HTTP API as typed functions. Made from the server's table of routes by `npm run generate`; never edited.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type RawBody = NonNullable<RequestInit['body']>;
type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

export interface Ask {
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: { readonly content: RawBody; readonly type: string };
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request under /api/v1; its failures are the sender's own to throw. */
export interface Sender {
  json<T>(method: Method, path: string, ask?: Ask): Promise<T>;
  done(method: Method, path: string, ask?: Ask): Promise<void>;
  send(method: Method, path: string, ask?: Ask): Promise<Response>;
}

/** A thing's path as part of an address. */
const inAddress = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

export interface AddedMember {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly lastSeen: string | null;
  readonly password?: string;
}

export interface Adopted {
  readonly adopted: number;
  readonly errors: readonly {
    readonly path: string;
    readonly message: string;
  }[];
}

export interface App {
  readonly id: string;
  readonly version: string;
  readonly title: Titles;
  readonly summary: Titles;
  readonly mark: string;
  /** what you may do there */
  readonly permissions: readonly string[];
  readonly entities: readonly AppEntity[];
  readonly actions: readonly AppAction[];
  readonly views: readonly AppView[];
  readonly kpis: readonly AppKpi[];
  readonly pages: readonly AppPage[];
  readonly slots: readonly AppSlot[];
  readonly events: readonly AppEvent[];
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly roles: Readonly<Record<string, Titles>>;
}

export interface AppAction {
  readonly name: string;
  readonly title: Titles;
  readonly summary: Titles | null;
  readonly input: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly output: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** entities of which it brings records into being */
  readonly makes: readonly string[];
  /** there is a workbook to fill in for it */
  readonly hasTemplate: boolean;
  /** fields of the record it takes, and the values with which it makes sense */
  readonly offeredWhen: Readonly<Record<string, readonly (string | boolean | null)[]>>;
}

export interface AppCard {
  readonly id: string;
  readonly title: Titles;
  readonly summary: Titles;
  readonly mark: string;
  readonly scope: 'factory' | 'cluster';
  readonly scenes: readonly string[];
  /** version that runs; null = not installed */
  readonly installed: string | null;
  /** version that could be installed */
  readonly offered: string | null;
  /** there is a version to go back to */
  readonly previous: boolean;
  readonly enabled: boolean;
  /** what it asks for */
  readonly permissions: Readonly<Record<string, Titles>>;
  /** whose own scenario it grew from */
  readonly credits: readonly {
    readonly org: string;
    readonly title: Titles;
    /** RFC 3339, UTC */
    readonly at: string;
  }[];
  /** it asks for more than the org agreed to */
  readonly consentWaits: boolean;
}

export interface AppEntity {
  readonly id: string;
  readonly name: string;
  readonly title: Titles;
  readonly plural: Titles;
  readonly label: string;
  readonly list: readonly string[];
  readonly search: readonly string[];
  readonly sort: string | null;
  readonly mayWrite: boolean;
  /** only actions write the records, but you may fill in what your organisation added */
  readonly mayFillIn: boolean;
  /** fields you may see; see @selvedge/sdk/app Field */
  readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface AppEvent {
  readonly id: string;
  readonly title: Titles;
  readonly payload: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface AppExport {
  readonly name: string;
  readonly app: string;
  readonly version: string;
  /** RFC 3339, UTC */
  readonly at: string;
  readonly bytes: number;
}

export interface AppFilling {
  readonly app: string;
  readonly title: Titles;
  readonly module: string | null;
}

export interface AppJob {
  readonly name: string;
  readonly title: Titles;
  /** minute hour day month weekday */
  readonly cron: string;
  /** on whose clocks: those of the org */
  readonly timeZone: string;
  /** when it is due next; null = never */
  readonly next: string | null;
  /** its last run; null = it never ran */
  readonly last: AppJobRun | null;
}

export interface AppJobRun {
  /** RFC 3339, UTC */
  readonly startedAt: string;
  /** RFC 3339, UTC */
  readonly endedAt: string;
  /** why it failed; null = it ended well */
  readonly fault: string | null;
}

export interface AppKpi {
  readonly name: string;
  readonly title: Titles;
  readonly summary: Titles;
  readonly unit: string;
  readonly formula: Titles;
  readonly source: string;
  readonly kind: 'ratio' | 'sum' | 'average';
  readonly better: 'up' | 'down';
  readonly places: number;
  /** how things stand at the end of a period: periods are not added up */
  readonly isStand: boolean;
  readonly dimensions: Readonly<Record<string, {
    readonly title: Titles;
    readonly ref: string | null;
  }>>;
  /** its metric in the namespace, below the root of the org */
  readonly published: string | null;
}

export interface AppPage {
  readonly name: string;
  readonly title: Titles;
  readonly archetype: 'station' | 'board' | 'desk' | 'report' | 'cockpit' | 'figures';
  /** address of its code below /api/v1 */
  readonly module: string | null;
}

export interface AppProposal {
  readonly app: string;
  readonly from: string | null;
  readonly to: string;
  readonly changes: readonly Titles[];
  readonly faults: readonly Titles[];
  readonly leftovers: readonly Titles[];
  readonly newPermissions: readonly string[];
}

export interface AppReadModel {
  readonly name: string;
  readonly title: Titles;
  /** null = it was never built */
  readonly builtAt: string | null;
  /** when a part of it was compared with the facts last */
  readonly comparedAt: string | null;
  /** rows that are not as the facts say: rebuild it */
  readonly differences: number;
  readonly examples: readonly {
    readonly kind: 'missing' | 'extra' | 'different';
    /** what names it */
    readonly row: Readonly<Record<string, string | null>>;
    /** that differ */
    readonly fields: readonly string[];
  }[];
  /** share done, 0 to 1; null = it is not being rebuilt */
  readonly rebuilding: number | null;
  /** why the last rebuild failed */
  readonly fault: string | null;
}

export interface AppRecord {
  readonly id: string;
  readonly version: number;
  /** RFC 3339, UTC */
  readonly createdAt: string;
  /** RFC 3339, UTC */
  readonly updatedAt: string;
}

export interface AppRoles {
  /** id of a person → roles given */
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** role in the org → roles it brings */
  readonly byPost: Readonly<Record<string, readonly string[]>>;
}

export interface AppSlot {
  readonly id: string;
  readonly title: Titles;
  readonly fillings: readonly AppFilling[];
}

export interface AppTask {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** of a cancelled task: what was stored until then */
  readonly result: RecordImportReport | null;
  /** why it failed */
  readonly problem: string | null;
}

export interface AppView {
  readonly name: string;
  readonly title: Titles;
  readonly summary: Titles | null;
  readonly input: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly output: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface AuditEntry {
  readonly id: string;
  /** RFC 3339, UTC */
  readonly at: string;
  readonly who: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
  } | null;
  /** whom the link was made for by which somebody without a login came */
  readonly guest: string | null;
  readonly via: string;
  readonly address: string;
  readonly action: string;
  readonly object: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Board {
  readonly name: string;
  readonly title: Titles;
  readonly entity: string;
  readonly columns: readonly string[];
  readonly groupBy: string | null;
  readonly tiles: readonly {
    readonly title: Titles;
    readonly value: string | number | null;
    readonly unit: string | null;
  }[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly labels: Readonly<Record<string, string>>;
  readonly more: boolean;
}

export interface Connection {
  readonly id: string;
  readonly connector: string;
  readonly title: string;
  /** thing path its points go under */
  readonly under: string;
  /** secrets are masked */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly enabled: boolean;
  readonly state: 'ok' | 'waiting' | 'failed' | 'off';
  readonly detail: string;
}

export interface Connector {
  readonly id: string;
  readonly title: Titles;
  readonly settings: readonly SettingField[];
}

export type Datatype = 'double' | 'integer' | 'boolean' | 'text' | 'enum';

export interface Device {
  readonly id: string;
  readonly name: string;
  /** subtree; empty = the whole installation */
  readonly path: string;
  readonly username: string;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /** RFC 3339, UTC */
  readonly createdAt: string;
  readonly lastSeen: string | null;
}

export interface File {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface ImportReport {
  readonly applied: boolean;
  readonly created: readonly {
    readonly kind: 'thing' | 'type';
    readonly path: string;
  }[];
  readonly changed: readonly {
    readonly kind: 'thing' | 'type';
    readonly path: string;
  }[];
  readonly unchanged: number;
  readonly errors: readonly {
    readonly sheet: string | null;
    readonly row: number;
    readonly message: string;
  }[];
}

export interface IngestResult {
  /** points in history now */
  readonly accepted: number;
  /** points of unknown paths, kept until a person adopts them */
  readonly quarantined: number;
  /** points beyond quarantine’s limit: not kept */
  readonly rejected: number;
}

export interface KpiAnswer {
  readonly kpi: AppKpi;
  readonly total: KpiFigure;
  readonly rows: readonly KpiFigure[];
  readonly periods: readonly {
    readonly from: string;
    readonly to: string;
    readonly total: KpiFigure;
    readonly rows: readonly KpiFigure[];
  }[];
  /** id of a record in a key → its label */
  readonly labels: Readonly<Record<string, string>>;
}

export interface KpiEntry {
  /** whose it is */
  readonly app: {
    readonly id: string;
    readonly title: Titles;
  };
  readonly kpi: AppKpi;
  readonly total: KpiFigure;
}

export interface KpiFigure {
  /** a value for each dimension asked for */
  readonly key: Readonly<Record<string, string | null>>;
  readonly numerator: string;
  readonly denominator: string | null;
  /** null = there is nothing to divide by */
  readonly value: string | null;
}

export interface LastValue {
  readonly path: string;
  /** RFC 3339, UTC */
  readonly ts: string;
  readonly value: Value;
  readonly quality: number;
}

export interface MadeDevice {
  readonly id: string;
  readonly username: string;
  readonly secret: string;
}

export interface MadeToken {
  readonly id: string;
  readonly name: string;
  /** permissions; those of apps are called app.word */
  readonly scopes: readonly string[];
  /** RFC 3339, UTC */
  readonly createdAt: string;
  readonly expires: string | null;
  readonly lastSeen: string | null;
  readonly token: string;
}

export interface Member {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly lastSeen: string | null;
}

export interface Membership {
  readonly id: string;
  readonly slug: string;
  readonly title: string | Titles;
  readonly kind: OrgKind;
  readonly role: Role | null;
}

export interface Metric {
  readonly name: string;
  readonly title: Title | null;
  readonly datatype: Datatype;
  readonly unit: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly counter: boolean;
  readonly words: readonly string[] | null;
  readonly formula: string | null;
}

export interface OpenedLink {
  readonly app: string;
  readonly title: Titles;
  readonly module: string | null;
  readonly org: {
    readonly title: string | Titles;
    readonly timeZone: string;
  };
  /** whom it was made for */
  readonly name: string;
  /** RFC 3339, UTC */
  readonly expiresAt: string;
}

export interface Org {
  readonly id: string;
  readonly slug: string;
  readonly title: string | Titles;
  readonly kind: OrgKind;
  readonly timeZone: string;
  /** HH:MM */
  readonly dayStart: string;
  /** null = for ever */
  readonly historyDays: number | null;
  readonly clusters: readonly string[];
}

export type OrgKind = 'cluster' | 'factory' | 'provider' | 'expert';

export interface OwnDocument {
  readonly fields: readonly {
    readonly entity: string;
    readonly name: string;
    readonly field: {
      readonly kind: 'text';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly maxLength?: number;
      readonly multiline?: boolean;
    } | {
      readonly kind: 'integer';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
    } | {
      readonly kind: 'decimal';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly scale: number;
      readonly unit?: string;
      readonly isMoney?: boolean;
    } | {
      readonly kind: 'boolean';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'date';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'moment';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'time';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'choice';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly options: Readonly<Record<string, {
        readonly zh: string;
        readonly en: string;
      }>>;
    } | {
      readonly kind: 'ref';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly entity: string;
    };
    readonly inList: boolean;
  }[];
  readonly entities: readonly {
    readonly name: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly plural?: {
      readonly zh: string;
      readonly en: string;
    };
    readonly fields: Readonly<Record<string, {
      readonly kind: 'text';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly maxLength?: number;
      readonly multiline?: boolean;
    } | {
      readonly kind: 'integer';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly min?: number;
      readonly max?: number;
      readonly unit?: string;
    } | {
      readonly kind: 'decimal';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly scale: number;
      readonly unit?: string;
      readonly isMoney?: boolean;
    } | {
      readonly kind: 'boolean';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'date';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'moment';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'time';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
    } | {
      readonly kind: 'choice';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly options: Readonly<Record<string, {
        readonly zh: string;
        readonly en: string;
      }>>;
    } | {
      readonly kind: 'ref';
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly help?: {
        readonly zh: string;
        readonly en: string;
      };
      readonly required?: boolean;
      readonly entity: string;
    }>>;
    readonly unique: readonly (readonly string[])[];
    readonly label: string;
    readonly list: readonly string[];
    readonly search: readonly string[];
    readonly sort?: string;
    readonly readers: readonly ('owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer')[];
    readonly writers: readonly ('owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer')[];
  }[];
  readonly rules: readonly ({
    readonly kind: 'validate';
    readonly entity: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled: boolean;
  } | {
    readonly kind: 'compute';
    readonly entity: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled: boolean;
  } | {
    readonly kind: 'event';
    readonly event: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled: boolean;
  } | {
    readonly kind: 'point';
    readonly of: {
      readonly path: string;
    } | {
      readonly type: string;
      readonly metric: string;
    };
    readonly every: number;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled: boolean;
  } | {
    readonly kind: 'schedule';
    readonly cron: string;
    readonly list: {
      readonly entity: string;
      readonly where: Readonly<Record<string, unknown>>;
      readonly sort?: string;
      readonly limit: number;
    };
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled: boolean;
  })[];
  readonly boards: readonly {
    readonly name: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly entity: string;
    readonly where: Readonly<Record<string, unknown>>;
    readonly sort?: string;
    readonly columns: readonly string[];
    readonly groupBy?: string;
    readonly tiles: readonly {
      readonly title: {
        readonly zh: string;
        readonly en: string;
      };
      readonly of: 'count' | 'sum' | 'min' | 'max';
      readonly field?: string;
      readonly where: Readonly<Record<string, unknown>>;
    }[];
    readonly readers: readonly ('owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer')[];
  }[];
}

export interface OwnDraft {
  readonly document: OwnDocument;
  readonly mark: string;
}

export interface OwnInert {
  /** place in the document */
  readonly where: string;
  readonly reason: Titles;
}

export interface OwnOrigin {
  readonly kind: 'field' | 'rule';
  readonly name: string;
  readonly title: Titles;
  /** “own” = the organisation itself */
  readonly app: string;
  readonly version: string;
  readonly changes: readonly {
    readonly version: number;
    /** RFC 3339, UTC */
    readonly at: string;
    readonly login: string | null;
  }[];
}

export interface OwnPointCount {
  readonly rule: string;
  readonly looked: number;
  readonly skipped: number;
}

export interface OwnProposal {
  readonly changes: readonly Titles[];
  readonly faults: readonly Titles[];
  readonly inert: readonly OwnInert[];
  readonly ruleFaults: readonly {
    readonly rule: string;
    readonly fault: OwnRuleFault;
  }[];
}

export interface OwnRuleFault {
  readonly kind: string;
  readonly message: string;
  readonly line: number | null;
}

export interface OwnRuleState {
  readonly rule: string;
  readonly failures: number;
  readonly fault: string;
  readonly disabled: boolean;
  /** RFC 3339, UTC */
  readonly at: string;
}

export interface OwnState {
  readonly published: {
    readonly version: number;
    readonly document: OwnDocument;
  } | null;
  readonly draft: OwnDocument;
  /** fingerprint of the draft */
  readonly mark: string;
  /** who changed the draft last */
  readonly drafted: {
    readonly login: string | null;
    /** RFC 3339, UTC */
    readonly at: string;
  } | null;
  /** what does not work at present, because an app below changed */
  readonly inert: readonly OwnInert[];
  readonly rules: readonly OwnRuleState[];
  readonly versions: readonly OwnVersion[];
  /** points that rules saw, and did not see, since the start */
  readonly points: readonly OwnPointCount[];
}

export interface OwnTrial {
  readonly id: string;
  readonly label: string;
  /** when it happened, RFC 3339; null for a record */
  readonly at: string | null;
  readonly refusal: Titles | null;
  readonly set: unknown;
  /** what a rule that reacts would do */
  readonly calls: readonly {
    readonly name: string;
    readonly args: unknown;
  }[];
  readonly fault: OwnRuleFault | null;
}

export interface OwnVersion {
  readonly version: number;
  readonly note: string;
  /** RFC 3339, UTC */
  readonly at: string;
  readonly login: string | null;
  readonly published: boolean;
}

export interface ParkedEvent {
  readonly id: string;
  readonly subscription: string;
  readonly event: string;
  readonly subject: string;
  /** RFC 3339, UTC */
  readonly at: string;
  /** 0 = waits behind another of its subject */
  readonly attempts: number;
  readonly fault: string | null;
  /** null = waits for a person */
  readonly nextTry: string | null;
}

export type Permission = 'org.manage' | 'people.manage' | 'devices.manage' | 'tokens.own' | 'namespace.read' | 'namespace.write' | 'history.read' | 'history.write' | 'quarantine.adopt' | 'connections.manage' | 'audit.read' | 'installation.operate';

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly locale: 'zh' | 'en' | null;
  readonly operator: boolean;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** input.invalid, session.required, session.other, session.refused, session.throttled, permission.missing, password.change.required, csrf.refused, not.found, conflict, version.stale, body.too.large, media.unsupported, rate.limited, quarantine.full, store.unavailable, unexpected */
  readonly code: string;
  /** what to do now */
  readonly next: string;
  readonly fields?: readonly {
    readonly path: string;
    readonly message: string;
  }[];
  readonly request: string;
}

export interface QuarantinePage {
  readonly items: readonly QuarantinedPath[];
  readonly next: string | null;
  readonly limit: number;
  readonly total: number;
}

export interface QuarantinedPath {
  readonly path: string;
  /** RFC 3339, UTC */
  readonly firstSeen: string;
  /** RFC 3339, UTC */
  readonly lastSeen: string;
  readonly points: number;
  readonly sample: string;
  readonly datatype: Datatype;
}

export interface RecordImportReport {
  /** false: a dry run, or nothing is stored because a row is wrong */
  readonly applied: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  /** rows that were read although the file hides them */
  readonly hidden: number;
  /** the first 500; rows as the spreadsheet counts them */
  readonly errors: readonly {
    readonly row: number;
    readonly field: string | null;
    readonly message: string;
    /** what the cell holds; null where it is better typed anew */
    readonly written: string | null;
  }[];
  /** the sheet that was read, and the others that people see; null: the file has no sheets */
  readonly sheet: {
    readonly name: string;
    readonly others: readonly string[];
  } | null;
  /** row of the headings */
  readonly head: number;
  /** headings of columns that were read although the file hides them */
  readonly hiddenColumns: readonly string[];
  /** headings that name no field; their columns are left out */
  readonly unknown: readonly string[];
  /** headings of fields that you may not change; left out too */
  readonly locked: readonly string[];
}

export type Role = 'owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer';

export interface SampleDifference {
  readonly part: 'app' | 'setting' | 'field' | 'entity' | 'rule' | 'board' | 'thingType';
  readonly name: string;
  readonly title: Titles;
  readonly what: 'add' | 'change' | 'same' | 'missing';
  readonly from?: unknown;
  readonly to?: unknown;
  /** must be answered anew here */
  readonly asks?: boolean;
}

export interface SeriesAnswer {
  /** today’s path */
  readonly path: string;
  readonly unit: string | null;
  readonly datatype: Datatype | null;
  /** milliseconds of a bucket */
  readonly width?: number;
  /** epoch milliseconds; of a bucket its start */
  readonly ts: readonly number[];
  /** one aggregate, or raw points */
  readonly values?: readonly Value[];
  /** codes: below 16 usable */
  readonly quality?: readonly number[];
  /** points of a bucket that were left out */
  readonly unusable?: readonly number[];
  /** the limit cut the answer */
  readonly more?: boolean;
  readonly avg?: readonly (number | null)[];
  readonly min?: readonly (number | null)[];
  readonly max?: readonly (number | null)[];
  readonly sum?: readonly (number | null)[];
  readonly count?: readonly (number | null)[];
  readonly first?: readonly Value[];
  readonly last?: readonly Value[];
  readonly twa?: readonly (number | null)[];
  readonly integral?: readonly (number | null)[];
  readonly increase?: readonly (number | null)[];
}

export interface Session {
  readonly person: Person;
  readonly orgs: readonly Membership[];
  readonly org: SessionOrg;
  readonly permissions: readonly Permission[];
  readonly mustChangePassword: boolean;
  readonly version: string;
}

export interface SessionOrg {
  readonly id: string;
  readonly slug: string;
  readonly title: string | Titles;
  readonly kind: OrgKind;
  readonly role: Role | null;
  readonly timeZone: string;
  readonly dayStart: string;
}

export interface SettingField {
  readonly name: string;
  readonly title: Titles;
  readonly type: 'text' | 'secret' | 'number' | 'path' | 'boolean';
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly hint?: Titles;
}

export interface SignedIn {
  readonly token: string;
  readonly person: Person;
  readonly orgs: readonly Membership[];
  readonly mustChangePassword: boolean;
}

export interface Status {
  readonly version: string;
  readonly taking: boolean;
  readonly reason: string | null;
  /** address of the MQTT door */
  readonly mqtt: string | null;
  readonly hotRows?: number;
  readonly sealedRows?: number;
  readonly files?: number;
  readonly sealedBytes?: number;
  readonly freeBytes?: number;
  readonly liveStreams?: number;
  readonly connectors?: readonly {
    readonly id: string;
    readonly state: 'ok' | 'waiting' | 'failed' | 'off';
    readonly detail: string;
    readonly address: string | null;
  }[];
}

export interface Thing {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly level: 'site' | 'area' | 'line' | 'cell';
  readonly title: Title | null;
  readonly type: string | null;
  /** how many things are directly below */
  readonly children: number;
  readonly metrics: readonly ThingMetric[];
  /** former paths whose topics still reach it */
  readonly aliases: readonly string[];
  /** RFC 3339, UTC */
  readonly createdAt: string;
}

export interface ThingMetric {
  readonly name: string;
  readonly title: Title | null;
  readonly datatype: Datatype;
  readonly unit: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly counter: boolean;
  readonly words: readonly string[] | null;
  readonly formula: string | null;
  readonly path: string;
  readonly own: boolean;
}

export interface ThingType {
  readonly id: string;
  readonly version: number;
  readonly title: Title | null;
  readonly metrics: readonly Metric[];
  readonly builtIn: boolean;
}

export type Title = string | {
  readonly zh?: string;
  readonly en?: string;
};

export interface Titles {
  readonly zh: string;
  readonly en: string;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  /** permissions; those of apps are called app.word */
  readonly scopes: readonly string[];
  /** RFC 3339, UTC */
  readonly createdAt: string;
  readonly expires: string | null;
  readonly lastSeen: string | null;
}

export type Value = number | string | boolean | null;

export const createClient = (sender: Sender) => ({
  /** Sign in. Needs: public. */
  signIn: (json: {
    readonly login: string;
    readonly password: string;
  }, signal?: AbortSignal) =>
    sender.json<SignedIn>('POST', '/session', { json, signal }),

  /** The session as it stands. Needs: session. */
  getSession: (signal?: AbortSignal) =>
    sender.json<Session>('GET', '/session', { signal }),

  /** Sign out. Needs: session. */
  signOut: (signal?: AbortSignal) =>
    sender.done('DELETE', '/session', { signal }),

  /** Change one’s own password. Needs: session. */
  changePassword: (json: {
    readonly current: string;
    readonly next: string;
  }, signal?: AbortSignal) =>
    sender.done('POST', '/password', { json, signal }),

  /** Change one’s own name and language. Needs: session. */
  changeMe: (json: {
    readonly name?: string;
    readonly locale?: 'zh' | 'en';
  }, signal?: AbortSignal) =>
    sender.json<Person>('PATCH', '/me', { json, signal }),

  /** One’s own orgs; an operator sees all. Needs: session. */
  listOrgs: (query: { readonly after?: string | undefined; readonly limit?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Org[];
      readonly next: string | null;
    }>('GET', '/orgs', { query, signal }),

  /** Make an org. Needs: installation.operate. */
  createOrg: (json: {
    readonly slug: string;
    readonly title: string | Titles;
    readonly kind: OrgKind;
    readonly timeZone?: string;
  }, signal?: AbortSignal) =>
    sender.json<Org>('POST', '/orgs', { json, signal }),

  /** Change an org. Needs: org.manage. */
  changeOrg: (slug: string, json: {
    readonly title?: string | Titles;
    readonly timeZone?: string;
    readonly dayStart?: string;
    readonly historyDays?: number | null;
  }, signal?: AbortSignal) =>
    sender.json<Org>('PATCH', `/orgs/${encodeURIComponent(slug)}`, { json, signal }),

  /** Take an org into a cluster. Needs: installation.operate. */
  joinCluster: (slug: string, cluster: string, signal?: AbortSignal) =>
    sender.json<Org>('PUT', `/orgs/${encodeURIComponent(slug)}/clusters/${encodeURIComponent(cluster)}`, { signal }),

  /** Take an org out of a cluster. Needs: installation.operate. */
  leaveCluster: (slug: string, cluster: string, signal?: AbortSignal) =>
    sender.json<Org>('DELETE', `/orgs/${encodeURIComponent(slug)}/clusters/${encodeURIComponent(cluster)}`, { signal }),

  /** People of the org. Needs: people.manage. */
  listPeople: (query: { readonly after?: string | undefined; readonly limit?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Member[];
      readonly next: string | null;
    }>('GET', '/people', { query, signal }),

  /** Add a person. Needs: people.manage. */
  addPerson: (json: {
    readonly login: string;
    readonly name: string;
    readonly role: Role;
    /** without one, a one-time password is made */
    readonly password?: string;
  }, signal?: AbortSignal) =>
    sender.json<AddedMember>('POST', '/people', { json, signal }),

  /** Change a person. Needs: people.manage. */
  changePerson: (id: string, json: {
    readonly name?: string;
    readonly role?: Role;
    readonly active?: boolean;
  }, signal?: AbortSignal) =>
    sender.json<Member>('PATCH', `/people/${encodeURIComponent(id)}`, { json, signal }),

  /** Give a one-time password. Needs: people.manage. */
  resetPassword: (id: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.json<{
      readonly password: string;
    }>('POST', `/people/${encodeURIComponent(id)}/password`, { json, signal }),

  /** Roles and what they may do. Needs: session. */
  listRoles: (signal?: AbortSignal) =>
    sender.json<{
      readonly roles: Readonly<Record<Role, readonly Permission[]>>;
    }>('GET', '/roles', { signal }),

  /** One’s own tokens. Needs: tokens.own. */
  listTokens: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Token[];
      readonly next: string | null;
    }>('GET', '/tokens', { signal }),

  /** Make a token (shown once). Needs: tokens.own. */
  createToken: (json: {
    readonly name: string;
    /** permissions; those of apps are called app.word */
    readonly scopes: readonly string[];
    readonly expires?: string | null;
  }, signal?: AbortSignal) =>
    sender.json<MadeToken>('POST', '/tokens', { json, signal }),

  /** Revoke a token. Needs: tokens.own. */
  removeToken: (id: string, signal?: AbortSignal) =>
    sender.done('DELETE', `/tokens/${encodeURIComponent(id)}`, { signal }),

  /** Device credentials. Needs: devices.manage. */
  listDevices: (query: { readonly after?: string | undefined; readonly limit?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Device[];
      readonly next: string | null;
    }>('GET', '/devices', { query, signal }),

  /** Make a device credential (secret shown once). Needs: devices.manage. */
  createDevice: (json: {
    readonly name: string;
    /** subtree; empty = the whole installation, its operator only */
    readonly path: string;
    readonly access?: 'read' | 'write' | 'both';
  }, signal?: AbortSignal) =>
    sender.json<MadeDevice>('POST', '/devices', { json, signal }),

  /** Revoke a device credential. Needs: devices.manage. */
  removeDevice: (id: string, signal?: AbortSignal) =>
    sender.done('DELETE', `/devices/${encodeURIComponent(id)}`, { signal }),

  /** Things below a path. Needs: namespace.read. */
  listThings: (query: { readonly after?: string | undefined; readonly limit?: number | undefined; readonly under?: string | undefined; readonly type?: string | undefined; readonly q?: string | undefined; readonly depth?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Thing[];
      readonly next: string | null;
    }>('GET', '/things', { query, signal }),

  /** One thing. Needs: namespace.read. */
  getThing: (path: string, signal?: AbortSignal) =>
    sender.json<Thing>('GET', `/things/${inAddress(path)}`, { signal }),

  /** Make or change a thing; missing parents are made. Needs: namespace.write. */
  putThing: (path: string, json: {
    readonly type?: string | null;
    readonly title?: string | {
      readonly zh?: string;
      readonly en?: string;
    } | null;
    readonly metrics?: readonly {
      readonly name: string;
      readonly title?: string | {
        readonly zh?: string;
        readonly en?: string;
      } | null;
      readonly datatype: 'double' | 'integer' | 'boolean' | 'text' | 'enum';
      readonly unit?: string | null;
      readonly min?: number | null;
      readonly max?: number | null;
      readonly counter?: boolean | null;
      readonly words?: readonly string[] | null;
      readonly formula?: string | null;
    }[];
  }, signal?: AbortSignal) =>
    sender.json<Thing>('PUT', `/things/${inAddress(path)}`, { json, signal }),

  /** Remove a thing; its history stays. Needs: namespace.write. */
  removeThing: (path: string, query: { readonly deep?: '0' | '1' | 'false' | 'true' | '' | undefined } = {}, signal?: AbortSignal) =>
    sender.done('DELETE', `/things/${inAddress(path)}`, { query, signal }),

  /** Move a thing; history and old topics stay. Needs: namespace.write. */
  moveThing: (path: string, json: {
    readonly to: string;
  }, signal?: AbortSignal) =>
    sender.json<Thing>('POST', `/things/${inAddress(path)}/move`, { json, signal }),

  /** Things and types as a file. Needs: namespace.read. */
  exportNamespace: (query: { readonly under?: string | undefined; readonly format?: 'yaml' | 'xlsx' | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', '/namespace/export', { query, signal }),

  /** Bring in things and types (YAML or Excel). Needs: namespace.write. */
  importNamespace: (body: { readonly content: RawBody; readonly type: 'application/yaml' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }, query: { readonly dryRun?: '0' | '1' | 'false' | 'true' | '' | undefined } = {}, signal?: AbortSignal) =>
    sender.json<ImportReport>('POST', '/namespace/import', { query, body, signal }),

  /** Thing types. Needs: namespace.read. */
  listTypes: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly ThingType[];
      readonly next: string | null;
    }>('GET', '/thing-types', { signal }),

  /** One thing type. Needs: namespace.read. */
  getType: (id: string, query: { readonly version?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.json<ThingType>('GET', `/thing-types/${encodeURIComponent(id)}`, { query, signal }),

  /** Make a type, or a new version of it. Needs: namespace.write. */
  putType: (id: string, json: {
    readonly title?: string | {
      readonly zh?: string;
      readonly en?: string;
    } | null;
    readonly metrics: readonly {
      readonly name: string;
      readonly title?: string | {
        readonly zh?: string;
        readonly en?: string;
      } | null;
      readonly datatype: 'double' | 'integer' | 'boolean' | 'text' | 'enum';
      readonly unit?: string | null;
      readonly min?: number | null;
      readonly max?: number | null;
      readonly counter?: boolean | null;
      readonly words?: readonly string[] | null;
      readonly formula?: string | null;
    }[];
  }, signal?: AbortSignal) =>
    sender.json<ThingType>('PUT', `/thing-types/${encodeURIComponent(id)}`, { json, signal }),

  /** Unknown paths that wait to be adopted. Needs: namespace.read. */
  listQuarantine: (query: { readonly after?: string | undefined; readonly limit?: number | undefined; readonly q?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<QuarantinePage>('GET', '/quarantine', { query, signal }),

  /** Adopt: they become metrics, their points history. Needs: quarantine.adopt. */
  adopt: (json: {
    readonly paths: readonly {
      readonly path: string;
    }[];
  } | {
    readonly under: string;
  }, signal?: AbortSignal) =>
    sender.json<Adopted>('POST', '/quarantine/adopt', { json, signal }),

  /** Discard unknown paths and their points. Needs: quarantine.adopt. */
  discard: (json: {
    readonly paths: readonly string[];
  } | {
    readonly under: string;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly discarded: number;
    }>('POST', '/quarantine/discard', { json, signal }),

  /** Store points; the answer comes after the commit. Needs: history.write. */
  ingest: (body: { readonly content: RawBody; readonly type: 'application/json' | 'application/x-ndjson' }, signal?: AbortSignal) =>
    sender.json<IngestResult>('POST', '/ingest', { body, signal }),

  /** History: buckets or raw points. Needs: history.read. */
  getSeries: (query: { readonly path: string | readonly string[]; readonly from?: string | undefined; readonly to?: string | undefined; readonly points?: number | undefined; readonly agg?: string | undefined; readonly limit?: number | undefined; readonly newest?: '0' | '1' | 'false' | 'true' | '' | undefined }, signal?: AbortSignal) =>
    sender.json<SeriesAnswer | readonly SeriesAnswer[]>('GET', '/series', { query, signal }),

  /** Last values of all metrics below a path. Needs: history.read. */
  getLatest: (query: { readonly under?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly LastValue[];
    }>('GET', '/latest', { query, signal }),

  /** History as a file (CSV or Parquet). Needs: history.read. */
  exportHistory: (query: { readonly under?: string | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly format?: 'parquet' | 'csv' | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', '/export', { query, signal }),

  /** Live values (server-sent events). Needs: history.read. */
  watchLive: (query: { readonly under?: string | undefined; readonly every?: number | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', '/live', { query, signal }),

  /** The audit trail, newest first. Needs: audit.read. */
  listAudit: (query: { readonly after?: string | undefined; readonly limit?: number | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly who?: string | undefined; readonly object?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AuditEntry[];
      readonly next: string | null;
    }>('GET', '/audit', { query, signal }),

  /** Connectors there are. Needs: connections.manage. */
  listConnectors: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Connector[];
    }>('GET', '/connectors', { signal }),

  /** Connections of the org. Needs: connections.manage. */
  listConnections: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly Connection[];
      readonly next: string | null;
    }>('GET', '/connections', { signal }),

  /** Set up a connection. Needs: connections.manage. */
  createConnection: (json: {
    readonly connector: string;
    readonly title: string;
    readonly under: string;
    readonly settings?: Readonly<Record<string, string | number | boolean>>;
    readonly enabled?: boolean;
  }, signal?: AbortSignal) =>
    sender.json<Connection>('POST', '/connections', { json, signal }),

  /** Change a connection. Needs: connections.manage. */
  changeConnection: (id: string, json: {
    readonly title?: string;
    readonly under?: string;
    readonly settings?: Readonly<Record<string, string | number | boolean>>;
    readonly enabled?: boolean;
  }, signal?: AbortSignal) =>
    sender.json<Connection>('PATCH', `/connections/${encodeURIComponent(id)}`, { json, signal }),

  /** Remove a connection. Needs: connections.manage. */
  removeConnection: (id: string, signal?: AbortSignal) =>
    sender.done('DELETE', `/connections/${encodeURIComponent(id)}`, { signal }),

  /** Apps: what is in use, installed and on offer. Needs: session. */
  listApps: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppCard[];
    }>('GET', '/apps', { signal }),

  /** What an app declares, as far as you may see it. Needs: session. */
  getApp: (app: string, signal?: AbortSignal) =>
    sender.json<App>('GET', `/apps/${encodeURIComponent(app)}`, { signal }),

  /** Install an app on this installation. Needs: installation.operate. */
  installApp: (app: string, json?: Readonly<Record<string, never>>, query: { readonly dryRun?: '0' | '1' | 'false' | 'true' | '' | undefined } = {}, signal?: AbortSignal) =>
    sender.json<AppProposal>('POST', `/apps/${encodeURIComponent(app)}/install`, { query, json, signal }),

  /** Upgrade an app to the version on offer. Needs: installation.operate. */
  upgradeApp: (app: string, json?: Readonly<Record<string, never>>, query: { readonly dryRun?: '0' | '1' | 'false' | 'true' | '' | undefined } = {}, signal?: AbortSignal) =>
    sender.json<AppProposal>('POST', `/apps/${encodeURIComponent(app)}/upgrade`, { query, json, signal }),

  /** Go back to the version before. Needs: installation.operate. */
  rollBackApp: (app: string, json?: {
    /** version to go back from; with another, nothing is done */
    readonly from?: string;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly app: string;
      readonly version: string;
    }>('POST', `/apps/${encodeURIComponent(app)}/rollback`, { json, signal }),

  /** Remove an app; its records are kept, put into a file, or dropped. Needs: installation.operate. */
  removeApp: (app: string, json: {
    /** export: into a file (see /app-exports), then dropped */
    readonly records?: 'keep' | 'export' | 'drop';
  }, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/remove`, { json, signal }),

  /** Use an app in the org and agree to what it may do. Needs: org.manage. */
  enableApp: (app: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/enable`, { json, signal }),

  /** Stop using an app in the org; its records stay. Needs: org.manage. */
  disableApp: (app: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/disable`, { json, signal }),

  /** Settings of an app in the org. Needs: org.manage. */
  getAppSettings: (app: string, signal?: AbortSignal) =>
    sender.json<Readonly<Record<string, unknown>>>('GET', `/apps/${encodeURIComponent(app)}/settings`, { signal }),

  /** Change the settings of an app in the org. Needs: org.manage. */
  changeAppSettings: (app: string, json: Readonly<Record<string, unknown>>, signal?: AbortSignal) =>
    sender.json<Readonly<Record<string, unknown>>>('PUT', `/apps/${encodeURIComponent(app)}/settings`, { json, signal }),

  /** Who has which roles of an app. Needs: people.manage. */
  listAppRoles: (app: string, signal?: AbortSignal) =>
    sender.json<AppRoles>('GET', `/apps/${encodeURIComponent(app)}/people`, { signal }),

  /** Give a person roles of an app. Needs: people.manage. */
  giveAppRoles: (app: string, id: string, json: {
    readonly roles: readonly string[];
  }, signal?: AbortSignal) =>
    sender.done('PUT', `/apps/${encodeURIComponent(app)}/people/${encodeURIComponent(id)}`, { json, signal }),

  /** Events that wait because a handler could not take them. Needs: org.manage. */
  listParkedEvents: (app: string, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly ParkedEvent[];
    }>('GET', `/apps/${encodeURIComponent(app)}/events`, { signal }),

  /** Try a waiting event again now. Needs: org.manage. */
  retryParkedEvent: (app: string, id: string, json: {
    readonly subscription: string;
  }, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/events/${encodeURIComponent(id)}/retry`, { json, signal }),

  /** Give a waiting event up; those behind it go on. Needs: org.manage. */
  discardParkedEvent: (app: string, id: string, json: {
    readonly subscription: string;
  }, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/events/${encodeURIComponent(id)}/discard`, { json, signal }),

  /** Code of an app’s page: the same for every org, at an address that names its content. Needs: session. */
  getAppModule: (app: string, file: string, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/modules/${encodeURIComponent(file)}`, { signal }),

  /** Tells when something of an app, or of the apps it stands on, was changed (server-sent events). Needs: session. */
  watchApp: (app: string, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/live`, { signal }),

  /** The catalogue of KPIs: every app’s, with their values. Needs: session. */
  readKpis: (query: { readonly from: string; readonly to: string }, signal?: AbortSignal) =>
    sender.json<{
      readonly from: string;
      readonly to: string;
      readonly items: readonly KpiEntry[];
    }>('GET', '/kpis', { query, signal }),

  /** The catalogue of KPIs as a file (Excel or CSV). Needs: session. */
  exportKpis: (query: { readonly from: string; readonly to: string; readonly format?: 'xlsx' | 'csv' | undefined; readonly language?: 'zh' | 'en' | undefined }, signal?: AbortSignal) =>
    sender.send('GET', '/kpis/export', { query, signal }),

  /** The KPIs of an app: formula, unit, source. Needs: session. */
  listKpis: (app: string, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppKpi[];
    }>('GET', `/apps/${encodeURIComponent(app)}/kpis`, { signal }),

  /** Ask a KPI: sums and what comes of them. Needs: session. */
  askKpi: (app: string, name: string, query: { readonly from: string; readonly to: string; readonly by?: string | undefined; readonly every?: 'day' | 'week' | 'month' | undefined }, signal?: AbortSignal) =>
    sender.json<KpiAnswer>('GET', `/apps/${encodeURIComponent(app)}/kpis/${encodeURIComponent(name)}`, { query, signal }),

  /** A KPI as a file (Excel or CSV). Needs: session. */
  exportKpi: (app: string, name: string, query: { readonly from: string; readonly to: string; readonly by?: string | undefined; readonly every?: 'day' | 'week' | 'month' | undefined; readonly format?: 'xlsx' | 'csv' | undefined; readonly language?: 'zh' | 'en' | undefined }, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/kpis/${encodeURIComponent(name)}/export`, { query, signal }),

  /** Tables that an app derives from facts, and how they compare with them. Needs: org.manage. */
  listReadModels: (app: string, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppReadModel[];
    }>('GET', `/apps/${encodeURIComponent(app)}/read-models`, { signal }),

  /** Make a read model anew from the facts; the list tells how far it is. Needs: org.manage. */
  rebuildReadModel: (app: string, name: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.done('POST', `/apps/${encodeURIComponent(app)}/read-models/${encodeURIComponent(name)}/rebuild`, { json, signal }),

  /** Run an action of an app; `Idempotency-Key` makes it once for ever. Needs: session. */
  actInApp: (app: string, name: string, json?: Readonly<Record<string, unknown>>, signal?: AbortSignal) =>
    sender.json<unknown>('POST', `/apps/${encodeURIComponent(app)}/actions/${encodeURIComponent(name)}`, { json, signal }),

  /** Ask a view of an app. Needs: session. */
  askApp: (app: string, name: string, query: { readonly input?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<unknown>('GET', `/apps/${encodeURIComponent(app)}/views/${encodeURIComponent(name)}`, { query, signal }),

  /** Records of an entity. Needs: session. */
  listRecords: (app: string, entity: string, query: { readonly after?: string | undefined; readonly limit?: number | undefined; readonly where?: string | undefined; readonly search?: string | undefined; readonly sort?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppRecord[];
      readonly next: string | null;
      /** id of a record that is referred to → its label */
      readonly labels: Readonly<Record<string, string>>;
    }>('GET', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}`, { query, signal }),

  /** Add a record. Needs: session. */
  addRecord: (app: string, entity: string, json: Readonly<Record<string, unknown>>, signal?: AbortSignal) =>
    sender.json<AppRecord>('POST', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}`, { json, signal }),

  /** Counts and figures of records, by groups. Needs: session. */
  summarizeRecords: (app: string, entity: string, query: { readonly where?: string | undefined; readonly search?: string | undefined; readonly by?: string | undefined; readonly sum?: string | undefined; readonly min?: string | undefined; readonly max?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly rows: readonly {
        readonly by: Readonly<Record<string, unknown>>;
        readonly count: number;
        readonly sum: Readonly<Record<string, unknown>>;
        readonly min: Readonly<Record<string, unknown>>;
        readonly max: Readonly<Record<string, unknown>>;
      }[];
    }>('GET', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/summary`, { query, signal }),

  /** One record. Needs: session. */
  getRecord: (app: string, entity: string, id: string, signal?: AbortSignal) =>
    sender.json<{
      readonly id: string;
      readonly version: number;
      /** RFC 3339, UTC */
      readonly createdAt: string;
      /** RFC 3339, UTC */
      readonly updatedAt: string;
      /** id of a record that is referred to → its label */
      readonly labels: Readonly<Record<string, string>>;
    }>('GET', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`, { signal }),

  /** Change a record. Needs: session. */
  changeRecord: (app: string, entity: string, id: string, json: {
    /** refused when the record is newer */
    readonly version?: number;
  }, signal?: AbortSignal) =>
    sender.json<AppRecord>('PATCH', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`, { json, signal }),

  /** Remove a record; it can be restored. Needs: session. */
  removeRecord: (app: string, entity: string, id: string, signal?: AbortSignal) =>
    sender.done('DELETE', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}`, { signal }),

  /** Bring a removed record back. Needs: session. */
  restoreRecord: (app: string, entity: string, id: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.json<AppRecord>('POST', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/${encodeURIComponent(id)}/restore`, { json, signal }),

  /** Records as a file (Excel or CSV). Needs: session. */
  exportRecords: (app: string, entity: string, query: { readonly format?: 'xlsx' | 'csv' | undefined; readonly where?: string | undefined; readonly search?: string | undefined; readonly sort?: string | undefined; readonly language?: 'zh' | 'en' | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/export`, { query, signal }),

  /** An empty workbook to be filled in, with a sheet that says how. Needs: session. */
  getImportTemplate: (app: string, entity: string, query: { readonly format?: 'xlsx' | undefined; readonly language?: 'zh' | 'en' | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/template`, { query, signal }),

  /** A workbook to be filled in for an action that takes a sheet. Needs: session. */
  getSheetTemplate: (app: string, name: string, query: { readonly language?: 'zh' | 'en' | undefined } = {}, signal?: AbortSignal) =>
    sender.send('GET', `/apps/${encodeURIComponent(app)}/actions/${encodeURIComponent(name)}/template`, { query, signal }),

  /** Read a file (Excel or CSV) into records. Needs: session. */
  importRecords: (app: string, entity: string, body: { readonly content: RawBody; readonly type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' | 'text/csv' | 'application/octet-stream' }, query: { readonly dryRun?: '0' | '1' | 'false' | 'true' | '' | undefined; readonly task?: '0' | '1' | 'false' | 'true' | '' | undefined; readonly onError?: 'stop' | 'skip' | undefined; readonly match?: string | undefined; readonly sheet?: string | undefined; readonly map?: string | undefined; readonly mends?: string | undefined; readonly language?: 'zh' | 'en' | undefined } = {}, signal?: AbortSignal) =>
    sender.json<RecordImportReport | AppTask>('POST', `/apps/${encodeURIComponent(app)}/records/${encodeURIComponent(entity)}/import`, { query, body, signal }),

  /** How far a task is. Needs: session. */
  getAppTask: (app: string, id: string, signal?: AbortSignal) =>
    sender.json<AppTask>('GET', `/apps/${encodeURIComponent(app)}/tasks/${encodeURIComponent(id)}`, { signal }),

  /** Call a task off: of a whole import nothing is stored, of one that skips what was done stays. Needs: session. */
  cancelAppTask: (app: string, id: string, signal?: AbortSignal) =>
    sender.json<AppTask>('DELETE', `/apps/${encodeURIComponent(app)}/tasks/${encodeURIComponent(id)}`, { signal }),

  /** Files with what removed apps had kept. Needs: installation.operate. */
  listAppExports: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppExport[];
    }>('GET', '/app-exports', { signal }),

  /** A file with what a removed app had kept. Needs: installation.operate. */
  getAppExport: (name: string, signal?: AbortSignal) =>
    sender.send('GET', `/app-exports/${encodeURIComponent(name)}`, { signal }),

  /** Cells of a spreadsheet, as texts. Needs: session. */
  readTable: (body: { readonly content: RawBody; readonly type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' | 'text/csv' | 'application/octet-stream' }, query: { readonly sheet?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<{
      readonly rows: readonly (readonly string[])[];
      /** the sheet that was read, and the others that people see; null: the file has no sheets */
      readonly sheet: {
        readonly name: string;
        readonly others: readonly string[];
      } | null;
    }>('POST', '/tables/read', { query, body, signal }),

  /** A workbook of cells; the first row holds the headings. Needs: session. */
  writeTable: (json: {
    readonly title: string;
    readonly rows: readonly (readonly (string | number | null)[])[];
  }, signal?: AbortSignal) =>
    sender.send('POST', '/tables/write', { json, signal }),

  /** What an app does at set times, and how it went last. Needs: org.manage. */
  listAppJobs: (app: string, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly AppJob[];
    }>('GET', `/apps/${encodeURIComponent(app)}/jobs`, { signal }),

  /** Run a job of an app now. Needs: org.manage. */
  runAppJob: (app: string, name: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.json<AppJobRun>('POST', `/apps/${encodeURIComponent(app)}/jobs/${encodeURIComponent(name)}/run`, { json, signal }),

  /** What a link opens, without a login; 404 when it is unknown, closed or past its day. Needs: public. */
  openLink: (signal?: AbortSignal) =>
    sender.json<OpenedLink>('GET', '/link', { signal }),

  /** Ask a view of what a link opens. Needs: public. */
  askLink: (name: string, query: { readonly input?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<unknown>('GET', `/link/views/${encodeURIComponent(name)}`, { query, signal }),

  /** Run an action of what a link opens; `Idempotency-Key` makes it once for ever. Needs: public. */
  actByLink: (name: string, json?: Readonly<Record<string, unknown>>, signal?: AbortSignal) =>
    sender.json<unknown>('POST', `/link/actions/${encodeURIComponent(name)}`, { json, signal }),

  /** Code of the page that a link opens: the same for everybody. Needs: public. */
  getLinkModule: (app: string, file: string, signal?: AbortSignal) =>
    sender.send('GET', `/link/modules/${encodeURIComponent(app)}/${encodeURIComponent(file)}`, { signal }),

  /** Own scenarios: in force, draft, what does not work, versions. Needs: org.manage. */
  getOwn: (signal?: AbortSignal) =>
    sender.json<OwnState>('GET', '/own', { signal }),

  /** Keep a draft of own scenarios. Needs: org.manage. */
  draftOwn: (body: { readonly content: RawBody; readonly type: 'application/json' }, query: { readonly basis?: string | undefined } = {}, signal?: AbortSignal) =>
    sender.json<OwnDraft>('PUT', '/own/draft', { query, body, signal }),

  /** What publishing the draft would change. Needs: org.manage. */
  checkOwn: (json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.json<OwnProposal>('POST', '/own/check', { json, signal }),

  /** Put the draft in force. Needs: org.manage. */
  publishOwn: (json: {
    readonly note?: string;
    /** mark of the draft that was looked at */
    readonly basis?: string;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly version: number;
    }>('POST', '/own/publish', { json, signal }),

  /** Put an earlier version in force again. Needs: org.manage. */
  rollBackOwn: (json: {
    readonly version: number;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly version: number;
    }>('POST', '/own/rollback', { json, signal }),

  /** Try a rule on the last 20 records, events or points; nothing is stored. Needs: org.manage. */
  tryOwnRule: (json: {
    readonly kind: 'validate';
    readonly entity: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled?: boolean;
  } | {
    readonly kind: 'compute';
    readonly entity: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled?: boolean;
  } | {
    readonly kind: 'event';
    readonly event: string;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled?: boolean;
  } | {
    readonly kind: 'point';
    readonly of: {
      readonly path: string;
    } | {
      readonly type: string;
      readonly metric: string;
    };
    readonly every?: number;
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled?: boolean;
  } | {
    readonly kind: 'schedule';
    readonly cron: string;
    readonly list: {
      readonly entity: string;
      readonly where?: Readonly<Record<string, unknown>>;
      readonly sort?: string;
      readonly limit?: number;
    };
    readonly id: string;
    readonly title: {
      readonly zh: string;
      readonly en: string;
    };
    readonly code: string;
    readonly enabled?: boolean;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly OwnTrial[];
    }>('POST', '/own/try', { json, signal }),

  /** Switch a rule on again that failed too often. Needs: org.manage. */
  switchOwnRuleOn: (rule: string, json?: Readonly<Record<string, never>>, signal?: AbortSignal) =>
    sender.done('POST', `/own/rules/${encodeURIComponent(rule)}/on`, { json, signal }),

  /** Make an app for everybody of what is in force here, or of part of it. Needs: installation.operate. */
  promoteOwn: (json: {
    readonly id: string;
    readonly title: Titles;
    readonly summary: Titles;
    readonly mark: string;
    readonly version?: string;
    readonly parts?: {
      /** orders/order.wash */
      readonly fields?: readonly string[];
      readonly entities?: readonly string[];
      readonly rules?: readonly string[];
      readonly boards?: readonly string[];
    };
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly app: string;
      readonly version: string;
    }>('POST', '/own/promote', { json, signal }),

  /** Who brought each field and rule of an entity, who changed it. Needs: org.manage. */
  inspectOwn: (query: { readonly entity: string }, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly OwnOrigin[];
    }>('GET', '/own/inspect', { query, signal }),

  /** Boards that you may look at. Needs: session. */
  listBoards: (signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly {
        readonly name: string;
        readonly title: Titles;
        readonly entity: string;
      }[];
    }>('GET', '/boards', { signal }),

  /** A board: figures and records. Needs: session. */
  lookAtBoard: (name: string, signal?: AbortSignal) =>
    sender.json<Board>('GET', `/boards/${encodeURIComponent(name)}`, { signal }),

  /** Add a picture or document; its bytes are the body. Needs: session. */
  addFile: (body: { readonly content: RawBody; readonly type: 'application/octet-stream' | 'image/*' | 'application/pdf' }, query: { readonly name: string }, signal?: AbortSignal) =>
    sender.json<File>('POST', '/files', { query, body, signal }),

  /** A picture or document. Needs: session. */
  getFile: (id: string, signal?: AbortSignal) =>
    sender.send('GET', `/files/${encodeURIComponent(id)}`, { signal }),

  /** Export the set-up: apps, settings, own scenario, thing types; never records. Needs: org.manage. */
  exportSample: (signal?: AbortSignal) =>
    sender.json<unknown>('GET', '/sample', { signal }),

  /** Set the organisation up as a sample says. Needs: org.manage. */
  importSample: (json: {
    readonly sample: unknown;
    /** app → setting → value */
    readonly answers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly SampleDifference[];
    }>('POST', '/sample', { json, signal }),

  /** What importing a sample would do here. Needs: org.manage. */
  checkSample: (body: { readonly content: RawBody; readonly type: 'application/json' }, signal?: AbortSignal) =>
    sender.json<{
      readonly items: readonly SampleDifference[];
    }>('POST', '/sample/check', { body, signal }),

  /** How the platform fares; an operator sees all. Needs: session. */
  getStatus: (signal?: AbortSignal) =>
    sender.json<Status>('GET', '/status', { signal }),

  /** A backup of the whole platform (tar stream). Needs: installation.operate. */
  makeBackup: (signal?: AbortSignal) =>
    sender.send('POST', '/backup', { signal }),
});

export type Client = ReturnType<typeof createClient>;
