import type { Titles } from '../connector/connector.ts';
import type { ActionContext } from './context.ts';
import type { Fields, InputOf, ValuesOf } from './field.ts';

/**
 * A point before the commit at which other apps may enrich or refuse, named `app/name/v1`. Each answers, or throws; all of
 * it is one unit of work.
 */
export interface Hook<P extends Fields = Fields, A extends Fields = Fields> {
  readonly id: string;
  readonly title: Titles;
  readonly payload: P;
  readonly answer: A;
}

/** Declares a hook in the contract of the app that consults it. */
export const hook = <const P extends Fields, const A extends Fields>(
  id: `${string}/${string}/v${number}`,
  facts: Omit<Hook<P, A>, 'id'>,
): Hook<P, A> => ({ id, ...facts });

/** What a hook is consulted with, and what comes back. */
export type HookPayload<H> = H extends { payload: infer P } ? InputOf<P> : never;
export type HookAnswer<H> = H extends { answer: infer A } ? ValuesOf<A> : never;

/** An app's answer to another app's hook. */
export interface Provision {
  readonly hook: string;
  handle(ctx: ActionContext, payload: never): Promise<object>;
}

/** Answers a hook, in this app's own context. What it throws refuses what was about to happen. */
export const provide = <P extends Fields, A extends Fields>(
  answered: Hook<P, A>,
  handle: (ctx: ActionContext, payload: ValuesOf<P>) => Promise<InputOf<A>>,
): Provision => ({ hook: answered.id, handle });
