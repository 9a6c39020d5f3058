import type { Log } from '../connector/connector.ts';
import type { Dictionary } from '../pack/index.ts';
import type { ActionAnswer, ActionInput, ActionRef } from './action.ts';
import type { ChangesOf, Entity, NewOf, RecordOf } from './entity.ts';
import type { Event, PayloadOf } from './event.ts';
import type { Fields, ValuesOf } from './field.ts';
import type { Guest, GuestDoor, LinkWish, MadeLink } from './guest-door.ts';
import type { KpiAnswer, KpiQuestion, KpiRef } from './kpi.ts';
import type { Hook, HookAnswer, HookPayload } from './hook.ts';
import type { Inquiry, InquiryAnswer, InquiryPayload } from './inquiry.ts';
import type { NoticeBoard, NoticeDesk } from './notice.ts';
import type { ListQuestion, Page, SummaryQuestion, SummaryRow, Where } from './question.ts';
import type { ReadModel, Scope } from './read-model.ts';
import type { SqlPart } from './statement.ts';
import type { Telemetry } from './telemetry.ts';

/** The org whose unit of work this is. */
export interface OrgFacts {
  readonly id: string;
  readonly slug: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Time at which a work day begins, `HH:MM`. */
  readonly dayStart: string;
}

/** Who acts; null when the platform does (a job, an event). */
export interface Actor {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/** Records of one entity, of this org only. */
export interface ReadRecords<E> {
  /** @throws SelvedgeError not.found */
  get(id: string): Promise<RecordOf<E>>;
  find(id: string): Promise<RecordOf<E> | null>;
  /** The first that fulfils, or null. */
  first(where: Where<E>): Promise<RecordOf<E> | null>;
  list(question?: ListQuestion<E>): Promise<Page<RecordOf<E>>>;
  count(where?: Where<E>): Promise<number>;
  summary(question: SummaryQuestion<E>): Promise<readonly SummaryRow[]>;
}

/** Records that may be changed; every change is audited and its version counted. */
export interface Records<E> extends ReadRecords<E> {
  /** Reads a record and keeps others from changing it until the unit of work ends. @throws SelvedgeError not.found */
  lock(id: string): Promise<RecordOf<E>>;
  /** @throws SelvedgeError conflict when a unique key or the id is taken */
  add(values: NewOf<E>): Promise<RecordOf<E>>;
  addAll(values: readonly NewOf<E>[]): Promise<readonly RecordOf<E>[]>;
  /** @param version the record must have it still. @throws SelvedgeError not.found, version.stale, conflict */
  change(id: string, changes: ChangesOf<E>, version?: number): Promise<RecordOf<E>>;
  /** Changes several records, each of them once, with few statements. @throws not.found, version.stale, conflict */
  changeAll(
    wishes: readonly { readonly id: string; readonly changes: ChangesOf<E>; readonly version?: number }[],
  ): Promise<readonly RecordOf<E>[]>;
  /** Takes it out of every list; its number becomes free, its audit stays. @throws SelvedgeError not.found, conflict */
  remove(id: string): Promise<void>;
}

/** What a view has in its hands. */
export interface ViewContext {
  readonly org: OrgFacts;
  readonly actor: Actor | null;
  /** Who came by a link instead of a login; null = nobody did. */
  readonly guest: Guest | null;
  readonly now: Date;
  readonly log: Log;
  /** True when whoever asks has a permission of this app. */
  may(permission: string): boolean;
  /** True when the org uses another app: ask it before a relation of an optional one is in a statement. */
  uses(app: string): Promise<boolean>;
  records<E extends Entity>(entity: E): ReadRecords<E>;
  /** What machines measured. */
  readonly history: Telemetry;
  /** Notices that this app sends out of the house, where its declaration says so. */
  readonly notices: NoticeBoard;
  settings<F extends Fields>(settings: Settings<F>): Promise<ValuesOf<F>>;
  /** Words of the trade, as the packs of this installation bring them; a factory's own list goes before. */
  dictionary(): Promise<Dictionary>;
  /**
   * A KPI of this app, or of another that the org uses: the same figures as everywhere.
   * @throws SelvedgeError not.found; permission.missing when whoever asks may not see it in that other app
   */
  kpi(kpi: KpiRef, question: KpiQuestion): Promise<KpiAnswer>;
  /**
   * Asks the apps of the org that reply to an inquiry of this app.
   * @throws permission.missing when whoever asks lacks the inquiry's permission; what a reply refuses
   */
  inquire<I extends Inquiry>(
    inquiry: I,
    payload: InquiryPayload<I>,
  ): Promise<readonly { readonly app: string; readonly answer: InquiryAnswer<I> }[]>;
  /**
   * One statement over this app's tables: `ctx.sql<Row>\`select … from ${scan} where worker = ${id}\``. An entity stands for
   * its table, a relation for what another app offers, anything else becomes a parameter. Columns are in snake_case; decimals are whole numbers of their last
   * place; row-level security shows this org's rows only; `deleted_at is null` is the caller's to ask.
   */
  sql<Row extends object>(text: TemplateStringsArray, ...values: readonly SqlPart[]): Promise<Row[]>;
}

/** What an action, an event's handler or a job has in its hands: one unit of work, all or nothing. */
export interface ActionContext extends ViewContext {
  readonly notices: NoticeDesk;
  records<E extends Entity>(entity: E): Records<E>;
  /** Tells others, after the commit, in order per subject. */
  emit<E extends Event>(event: E, subject: string, payload: PayloadOf<E>): Promise<void>;
  /**
   * Sends a point into the namespace, below a path of this org, after the commit. With the time it has it is stored once,
   * however often it is sent. @param at default: now
   */
  publish(path: string, value: number | string | boolean, at?: Date): Promise<void>;
  /** Asks the apps that answer a hook of this app, in the same unit of work; what one of them throws refuses it all. */
  consult<H extends Hook>(
    hook: H,
    payload: HookPayload<H>,
  ): Promise<readonly { readonly app: string; readonly answer: HookAnswer<H> }[]>;
  /**
   * Runs an action of another app that this one requires, in the same unit of work: all of it, or nothing. Whoever asks must be
   * allowed to in that app too.
   * @throws SelvedgeError not.found when the org does not use that app; permission.missing; what the action refuses
   */
  run<A extends ActionRef>(action: A, input: ActionInput<A>): Promise<ActionAnswer<A>>;
  /** Reckons some scopes of a read model of this app anew, as part of this unit of work. */
  refresh(model: ReadModel, scopes: readonly Scope[]): Promise<void>;
  /**
   * Makes a link to a door of this app, for one record. Whoever holds it needs no login.
   * @throws SelvedgeError permission.missing when it would give more than whoever makes it has
   */
  openLink(door: GuestDoor, wish: LinkWish): Promise<MadeLink>;
  /** Closes the links of this app to a record: from now on there is nothing behind them. @returns how many were open */
  closeLinks(subject: string): Promise<number>;
  /** A new UUIDv7. */
  newId(): string;
}

/** Settings of an app, per org. Each field has a default, or may be null. */
export interface Settings<F extends Fields = Fields> {
  readonly fields: F;
}
/** Declares settings: `settings({ minuteRate: money({…}) })`. */
export const settings = <const F extends Fields>(declared: F): Settings<F> => ({ fields: declared });
