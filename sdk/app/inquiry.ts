import type { Titles } from '../connector/connector.ts';
import type { ViewContext } from './context.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';

/**
 * A question of one app to others, named `app/name/v1` after the app that asks: no other may ask it. It changes nothing, so views
 * ask it too. For what stands in no relation because not every app may read it (what a customer pays, what somebody earns): it
 * is asked only for somebody who has `permission` in the app that asks.
 */
export interface Inquiry<P extends Fields = Fields, A extends Fields = Fields> {
  readonly id: string;
  readonly title: Titles;
  /** Of the app that asks. Whoever lacks it gets `permission.missing`, whatever the view lets him do. */
  readonly permission: string;
  readonly payload: P;
  readonly answer: A;
}

/** Declares an inquiry in the contract of the app that replies; the app that asks lists it under `inquiries`. */
export const inquiry = <const P extends Fields, const A extends Fields>(
  id: `${string}/${string}/v${number}`,
  facts: Omit<Inquiry<P, A>, 'id'>,
): Inquiry<P, A> => ({ id, ...facts });

/** What is asked, and what comes back. */
export type InquiryPayload<I> = I extends { payload: infer P } ? InputOf<P> : never;
export type InquiryAnswer<I> = I extends { answer: infer A } ? ValuesOf<A> : never;

/** An app's reply to another app's inquiry. */
export interface Reply {
  readonly inquiry: string;
  handle(ctx: ViewContext, payload: never): Promise<object>;
}

/** Replies to an inquiry, in this app's own context, with all of its permissions. */
export const reply = <P extends Fields, A extends Fields>(
  asked: Inquiry<P, A>,
  handle: (ctx: ViewContext, payload: ValuesOf<P>) => Promise<InputOf<A>>,
): Reply => ({ inquiry: asked.id, handle });
