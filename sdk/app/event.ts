import type { Titles } from '../connector/connector.ts';
import type { ActionContext } from './context.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';

/** A fact that others may hear after it was committed, named `app/name/v1`. */
export interface Event<F extends Fields = Fields> {
  readonly id: string;
  readonly title: Titles;
  readonly payload: F;
}

/** What an event is told with. */
export type PayloadOf<E> = E extends { payload: infer F } ? InputOf<F> : never;

/** Declares an event: `event('orders/order.released/v1', {…})`. */
export const event = <const F extends Fields>(
  id: `${string}/${string}/v${number}`,
  facts: Omit<Event<F>, 'id'>,
): Event<F> => ({ id, ...facts });

/** An event as it is heard. */
export interface Heard<F> {
  readonly id: string;
  /** What it is about. Events of one subject come in the order of their commits; of two that did not know of each other either may be first. */
  readonly subject: string;
  /** RFC 3339. */
  readonly at: string;
  readonly payload: ValuesOf<F>;
}

/** A handler with a name of its own: its place in the stream of events is kept under it. */
export interface Subscription {
  readonly name: string;
  readonly event: string;
  handle(ctx: ActionContext, heard: Heard<Fields>): Promise<void>;
  readonly onceFor?: (heard: Heard<Fields>) => string;
}

/** How an event is heard. */
interface Manner<F extends Fields> {
  /**
   * All that the handler needs of the event, as a text: what it does depends on that alone and may be done again, such as
   * adding up a day anew. Of events that wait together the last of each text is then handled for all of them.
   */
  readonly onceFor?: (heard: Heard<F>) => string;
}

/**
 * Hears an event. What the handler writes is committed together with its place in the stream: exactly once. A handler
 * that throws is tried again, then parked; later events of the same subject wait behind it, others do not.
 */
export const on = <F extends Fields>(
  heardEvent: Event<F>,
  name: string,
  handle: (ctx: ActionContext, heard: Heard<F>) => Promise<void>,
  { onceFor }: Manner<F> = {},
): Subscription => ({
  name,
  event: heardEvent.id,
  // The host parses a payload by the event's own declaration before it calls.
  handle: (ctx, heard) => handle(ctx, heard as unknown as Heard<F>),
  ...(onceFor === undefined ? {} : { onceFor: (heard) => onceFor(heard as unknown as Heard<F>) }),
});
