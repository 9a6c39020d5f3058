import type { ActionContext } from './context.ts';
import type { Entity } from './entity.ts';
import { type Event, type Heard, on, type Subscription } from './event.ts';
import type { Fields } from './field.ts';
import type { Statement } from './statement.ts';

/** What is reckoned together: a value for each field of the scope, `{worker: id, day: '2026-11-23'}`. */
export type Scope = Readonly<Record<string, string>>;

/** The scopes that are wanted. */
export interface Scopes {
  /**
   * The condition under which a row of facts belongs to them, for a place in `where`: an index of the facts finds it.
   * @param columns of the facts, as they are written in the statement, one for each field of the scope
   */
  among(...columns: readonly string[]): Statement;
}

interface Facts<N extends string> {
  /** Fields that name a row. */
  readonly key: readonly N[];
  /** Fields of the key by which rows are reckoned anew together: the smallest part that one event changes. Never null. */
  readonly scope: readonly N[];
  /**
   * All rows of some scopes as the facts say, in SQL: the one definition of what is kept. Columns are the fields in
   * snake_case: ``statement`select worker, day, sum(pieces) as pieces from ${scan} where ${scopes.among('worker', 'day')}
   * group by 1, 2` ``. The facts want an index that begins with those columns.
   */
  readonly rows: (scopes: Scopes) => Statement;
  /** The events that change it. */
  readonly follows?: readonly Following[];
  /** Nights in which all of it is compared with the facts, a part each; default 7. */
  readonly nights?: number;
}

/** A table that is derived from facts and kept so that a million of them need not be added up when somebody looks. */
export interface ReadModel {
  /** Its rows: an entity of the app that nobody writes. */
  readonly entity: Entity;
  readonly key: readonly string[];
  readonly scope: readonly string[];
  readonly rows: (scopes: Scopes) => Statement;
  readonly follows: readonly Following[];
  readonly nights: number;
}

/** An event that changes a read model, and which part of it. */
export interface Following {
  readonly event: string;
  readonly touched: (heard: Heard<Fields>) => readonly Scope[];
}

/**
 * Declares a read model. The host reckons a scope anew when an event touches it, or when an action asks for it with
 * `ctx.refresh`; each night it compares a part with the facts and tells of what differs; whoever administers the app can
 * have it rebuilt.
 */
export const readModel = <const F extends Fields>(
  entity: Entity<F>,
  { follows = [], nights = 7, ...facts }: Facts<keyof F & string>,
): ReadModel => ({ entity, follows, nights, ...facts });

/** Says which scopes of a read model an event changes. */
export const follow = <F extends Fields>(
  followed: Event<F>,
  touched: (heard: Heard<F>) => readonly Scope[],
): Following => ({
  event: followed.id,
  // The host parses a payload by the event's own declaration before it calls.
  touched: (heard) => touched(heard as unknown as Heard<F>),
});

/** How the host hears what a read model follows. */
export const followingsOf = (model: ReadModel): Subscription[] =>
  model.follows.map(({ event, touched }) =>
    on(
      { id: event, title: model.entity.title, payload: {} },
      `${model.entity.id}:${event}`,
      (ctx: ActionContext, heard) => ctx.refresh(model, touched(heard)),
      { onceFor: (heard) => JSON.stringify(touched(heard)) },
    ),
  );
