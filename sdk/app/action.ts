import type { Titles } from '../connector/connector.ts';
import type { ActionContext, ViewContext } from './context.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';

/** The handler's side of a declaration: what it is given, what it gives. */
interface Asked<C, I extends Fields, O extends Fields> {
  readonly title: Titles;
  /** A sentence: what it does, for people and for assistants. */
  readonly summary?: Titles;
  readonly permission: string;
  readonly input: I;
  readonly output: O;
  handle(ctx: C, input: ValuesOf<I>): Promise<InputOf<O>>;
}

/** A verb, named `app/verb`. The only way to change what has rules. */
export interface Action {
  readonly id: string;
  readonly title: Titles;
  readonly summary?: Titles;
  readonly permission: string;
  readonly input: Fields;
  readonly output: Fields;
  handle(ctx: ActionContext, input: never): Promise<object>;
}

/** A question, named `app/question`; changes nothing. */
export interface View extends Omit<Action, 'handle'> {
  handle(ctx: ViewContext, input: never): Promise<object>;
}

/** Declares an action. It runs in one unit of work; with an `Idempotency-Key` it runs once however often it is sent. */
export const action = <const I extends Fields, const O extends Fields>(
  id: `${string}/${string}`,
  facts: Asked<ActionContext, I, O>,
): Action => ({ id, ...facts });

/** Declares a view. The page, the API and the assistant's tool ask the same one. */
export const view = <const I extends Fields, const O extends Fields>(
  id: `${string}/${string}`,
  facts: Asked<ViewContext, I, O>,
): View => ({ id, ...facts });
