import type { Titles } from '../connector/connector.ts';
import type { ActionContext, ViewContext } from './context.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';
import type { SheetTemplate } from './sheet-template.ts';

/** Field of a record → values with which it is offered there. */
export type OfferedWhen = Readonly<Record<string, readonly (string | boolean | null)[]>>;

/** The handler's side of a declaration: what it is given, what it gives. */
interface Asked<C, I extends Fields, O extends Fields> {
  readonly title: Titles;
  /** A sentence: what it does, for people and for assistants. */
  readonly summary?: Titles;
  readonly permission: string;
  readonly input: I;
  readonly output: O;
  /** See `Action`. */
  readonly offeredWhen?: OfferedWhen;
  /** See `Action`. */
  readonly makes?: readonly string[];
  /** See `Action`. */
  readonly template?: SheetTemplate;
  handle(ctx: C, input: ValuesOf<I>): Promise<InputOf<O>>;
}

/** A verb, named `app/verb`. The only way to change what has rules. */
export interface Action {
  readonly id: string;
  readonly title: Titles;
  readonly summary?: Titles;
  readonly permission: string;
  /** An optional integer `version` is the version of the record that was seen: the record’s page fills it in by itself. */
  readonly input: Fields;
  readonly output: Fields;
  /**
   * On the page of a record that it takes, it is offered only while all these fields have one of these values:
   * `{ state: ['draft'] }`. What is refused is the handler's word all the same.
   */
  readonly offeredWhen?: OfferedWhen;
  /** Entities of which it brings records into being, where its answer does not name them: their lists offer it. */
  readonly makes?: readonly string[];
  /** Of the sheet that it takes: whoever may run it gets it as a workbook. */
  readonly template?: SheetTemplate;
  handle(ctx: ActionContext, input: never): Promise<object>;
}

/** A question, named `app/question`; changes nothing. */
export interface View extends Omit<Action, 'handle' | 'offeredWhen' | 'makes' | 'template'> {
  handle(ctx: ViewContext, input: never): Promise<object>;
}

/** Declares an action. It runs in one unit of work; with an `Idempotency-Key` it runs once however often it is sent. */
export const action = <const I extends Fields, const O extends Fields>(
  id: `${string}/${string}`,
  facts: Asked<ActionContext, I, O>,
): Action => ({ id, ...facts });

/** What a contract exports of an action, so that other apps may run it: `ctx.run`. */
export interface ActionRef<I extends Fields = Fields, O extends Fields = Fields> {
  readonly id: string;
  readonly input: I;
  /** What of its answer others may count on. */
  readonly output: O;
}

/** Names an action of this app in its contract: `actionRef('orders/ship', { input, output })`. */
export const actionRef = <const I extends Fields, const O extends Fields>(
  id: `${string}/${string}`,
  facts: Omit<ActionRef<I, O>, 'id'>,
): ActionRef<I, O> => ({ id, ...facts });

/** What an action of another app is given, and what it answers. */
export type ActionInput<A> = A extends { input: infer I } ? InputOf<I> : never;
export type ActionAnswer<A> = A extends { output: infer O } ? ValuesOf<O> : never;

/** Declares a view. The page, the API and the assistant's tool ask the same one. */
export const view = <const I extends Fields, const O extends Fields>(
  id: `${string}/${string}`,
  facts: Asked<ViewContext, I, O>,
): View => ({ id, ...facts });
