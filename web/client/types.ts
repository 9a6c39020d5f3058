import type { Client, Connection, Datatype, Title as Named, Value } from './generated.ts';

export type {
  AppCard,
  AppKpi,
  AppProposal,
  AppReadModel,
  AuditEntry,
  Board,
  Connection,
  Connector,
  Datatype,
  Device,
  ImportReport,
  KpiEntry,
  KpiFigure,
  Member,
  Membership,
  MadeDevice,
  Org,
  OrgKind,
  OwnDocument,
  OwnInert,
  OwnOrigin,
  OwnProposal,
  OwnRuleFault,
  OwnState,
  OwnTrial,
  ParkedEvent,
  Permission,
  QuarantinedPath,
  Role,
  SampleDifference,
  Session,
  SettingField,
  Status,
  Thing,
  ThingMetric,
  ThingType,
  Titles,
  Token,
  Value,
} from './generated.ts';

/** A title in one or both languages, or none. */
export type Title = Named | null;

export type ConnectionState = Connection['state'];

/** One page of a list; `next` is given back as `after`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
  readonly total?: number;
}

/** A metric as it is sent: what is left out has its default. */
export type MetricDraft = Parameters<Client['putType']>[1]['metrics'][number];

/** A quarantined path to adopt; datatype and unit as inferred unless given. */
export interface Adoption {
  readonly path: string;
  readonly datatype?: Datatype;
  readonly unit?: string;
}

export type AuditQuestion = NonNullable<Parameters<Client['listAudit']>[0]>;

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
