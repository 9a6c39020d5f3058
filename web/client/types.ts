import type { SettingField, SettingValues } from '@selvedge/sdk/connector';

/** A text in both languages, or in one. */
export type Title = string | { readonly zh?: string; readonly en?: string } | null;

export type OrgKind = 'cluster' | 'factory' | 'provider' | 'expert';
export type Role = 'owner' | 'manager' | 'engineer' | 'leader' | 'worker' | 'viewer';
export type Permission =
  | 'org.manage'
  | 'people.manage'
  | 'devices.manage'
  | 'tokens.own'
  | 'namespace.read'
  | 'namespace.write'
  | 'history.read'
  | 'history.write'
  | 'quarantine.adopt'
  | 'connections.manage'
  | 'audit.read'
  | 'installation.operate';

/** One page of a list; `next` is given back as `after`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
  readonly total?: number;
}

export interface Membership {
  readonly id: string;
  readonly slug: string;
  readonly title: Title;
  readonly kind: OrgKind;
  readonly role: Role | null;
}

export interface Session {
  readonly person: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly locale: string | null;
    readonly operator: boolean;
  };
  readonly orgs: readonly Membership[];
  readonly org: (Membership & { readonly timeZone: string; readonly dayStart: string }) | null;
  readonly permissions: readonly Permission[];
  readonly mustChangePassword: boolean;
  readonly version: string;
}

export interface Org {
  readonly id: string;
  readonly slug: string;
  readonly title: Title;
  readonly kind: OrgKind;
  readonly timeZone: string;
  readonly dayStart: string;
  readonly historyDays: number | null;
  readonly clusters: readonly string[];
}

export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly lastSeen: string | null;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expires: string | null;
  readonly lastSeen?: string | null;
}

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly username: string;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly createdAt: string;
  readonly lastSeen: string | null;
}

export type Datatype = 'double' | 'integer' | 'boolean' | 'text' | 'enum';

/** A metric as it is declared. */
export interface MetricDraft {
  readonly name: string;
  readonly title?: Title;
  readonly datatype: Datatype;
  readonly unit?: string | null;
  readonly min?: number | null;
  readonly max?: number | null;
  readonly counter?: boolean;
  readonly words?: readonly string[] | null;
}

export interface Metric extends MetricDraft {
  readonly path: string;
  /** Declared by the thing itself; the others come with its type. */
  readonly own?: boolean;
}

export interface Thing {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly title: Title;
  readonly type: string | null;
  /** How many things are directly below. */
  readonly children: number;
  readonly metrics: readonly Metric[];
  readonly aliases: readonly string[];
  readonly createdAt: string;
}

export interface ThingDraft {
  readonly type?: string | null;
  readonly title?: Title;
  readonly metrics?: readonly MetricDraft[];
}

export interface ThingType {
  readonly id: string;
  readonly version: number;
  readonly title: Title;
  readonly metrics: readonly MetricDraft[];
  /** Comes with the platform or a pack: shown, not edited. */
  readonly builtIn?: boolean;
}

export interface ImportReport {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly errors: readonly {
    readonly sheet?: string | null;
    readonly row: number;
    readonly message: string;
  }[];
  /** Paths behind the counts, where the server tells them. */
  readonly changes: readonly { readonly path: string; readonly what: 'created' | 'changed' }[];
}

export interface QuarantinedPath {
  readonly path: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly points: number;
  readonly sample: string;
  readonly datatype: Datatype;
}

export interface QuarantinePage extends Page<QuarantinedPath> {
  readonly limit?: number;
}

export interface Adoption {
  readonly path: string;
  readonly datatype?: Datatype;
  readonly unit?: string;
}

/** A value as it travels: whole numbers beyond 2^53 are decimal texts. */
export type Value = number | string | boolean | null;

export interface Latest {
  readonly path: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly value: Value;
  readonly quality: number;
}

/** Buckets of one metric; a bucket without usable points is absent. Times are epoch milliseconds. */
export interface Buckets {
  readonly path: string;
  readonly unit: string | null;
  readonly datatype: Datatype | null;
  readonly width: number;
  readonly ts: readonly number[];
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly avg: readonly (number | null)[];
  readonly unusable: readonly number[];
}

/** Points of one metric as they came. */
export interface RawPoints {
  readonly path: string;
  readonly unit: string | null;
  readonly datatype: Datatype | null;
  readonly ts: readonly number[];
  readonly values: readonly Value[];
  readonly quality: readonly number[];
  /** The limit cut the answer. */
  readonly more: boolean;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly who: { readonly id: string; readonly login: string; readonly name: string } | null;
  readonly via: string;
  readonly address: string | null;
  readonly action: string;
  readonly object: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type ConnectionState = 'ok' | 'waiting' | 'failed' | 'off';

export interface Connection {
  readonly id: string;
  readonly connector: string;
  readonly title: string;
  readonly under: string;
  readonly settings: SettingValues;
  readonly enabled: boolean;
  readonly state: ConnectionState;
  readonly detail: string;
}

export interface ConnectionDraft {
  readonly connector: string;
  readonly title: string;
  readonly under: string;
  readonly settings: SettingValues;
  readonly enabled: boolean;
}

export interface Connector {
  readonly id: string;
  readonly title: Title;
  readonly settings: readonly SettingField[];
}

export interface Status {
  readonly version: string;
  readonly taking: boolean;
  readonly reason: string | null;
  readonly mqtt: string | null;
  readonly hotRows?: number;
  readonly sealedRows?: number;
  readonly files?: number;
  readonly sealedBytes?: number;
  readonly freeBytes?: number;
  readonly connectors?: readonly {
    readonly id: string;
    readonly state: ConnectionState;
    readonly detail: string;
    readonly address?: string;
  }[];
}

export type { SettingField, SettingValues };
