import type { Readable } from 'node:stream';
import type { Credential, Titles } from '@selvedge/sdk/connector';
import { type Language, SelvedgeError } from '@selvedge/sdk/errors';
import { z } from 'zod';
import type { Permission } from '../identity/permissions.ts';
import type { Principal } from '../identity/principal.ts';
import type { House } from './parts.ts';
import { parse } from '../namespace/parse.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A permission of the person's org, or `session` = whoever is signed in, or `public`. */
export type Access = Permission | 'session' | 'public';

/** A request as it arrives, before its inputs are read. */
export interface Arrival {
  readonly house: House;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
  readonly address: string;
  readonly language: Language;
  /** Who asks; null only on a public route, or when a device does. */
  readonly principal: Principal | null;
  /** The device that sends, on a route that takes devices. */
  readonly device: Credential | null;
  /** Session or token the request came with. */
  readonly token: string | null;
  /** Code of the link the request came with. */
  readonly link: string | null;
  /** `Idempotency-Key` of the request. */
  readonly idempotencyKey: string | null;
  /** Gives the client its session; null takes it away. */
  setCookie(session: string | null): void;
  /** Asks again who the credentials of this request stand for. @throws session.required when they no longer hold */
  recheck(): Promise<Principal>;
}

/** A request with its inputs read and its sender known. */
export interface Call<P, Q, B> extends Omit<Arrival, 'params' | 'query' | 'body' | 'principal'> {
  readonly principal: Principal;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** An answer that is not plain JSON of a value. */
export interface Answer {
  readonly contentType: string;
  readonly content: string | Uint8Array | Readable;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}
const answers = new WeakSet<object>();

/** Marks an answer that is to be sent as it is. */
export function sending(answer: Answer): Answer {
  answers.add(answer);
  return answer;
}
export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && answers.has(value);

/** What a route says of itself: from it come mounting, permission check, OpenAPI, client and matrix test. */
export interface RouteFacts {
  readonly method: Method;
  /** Below /api/v1. `{path…}` = the rest of the address; what follows it is a fixed ending. */
  readonly url: string;
  /** Permanent name: the function of the generated client. */
  readonly operation: string;
  readonly summary: Titles;
  readonly access: Access;
  /** Takes a device's credential in place of a person's. */
  readonly devices?: boolean;
  /** Reachable although the password must be changed first. */
  readonly beforePasswordChange?: boolean;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** `json` (default), `bytes` = whole, up to the limit, or `stream` = as it comes, without limit. */
  readonly bodyKind?: 'json' | 'bytes' | 'stream';
  /** Content types of a body that is no JSON. */
  readonly bodyTypes?: readonly string[];
  /** Shape of the answer; none = no content. */
  readonly output?: z.ZodType;
  /** Content types of an answer that is no JSON. */
  readonly outputTypes?: readonly string[];
  /** Requests a minute from one address; default: the general limit of a principal. `none` = unlimited. */
  readonly rate?: number | 'none';
  /** May take as long as it takes (streams). */
  readonly unhurried?: boolean;
}

export interface Route extends RouteFacts {
  handle(arrival: Arrival): Promise<unknown>;
}

/** What a handler may give for a shape: the same, with nothing to be changed. */
type Given<T> = T extends readonly (infer I)[]
  ? readonly Given<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T;

interface Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
> extends RouteFacts {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly output?: O;
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Given<z.input<O>> | Answer>;
}

type PublicCall<P, Q, B> = Omit<Call<P, Q, B>, 'principal'> & { readonly principal: Principal | null };

interface PublicDefinition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
> extends Omit<Definition<P, Q, B, O>, 'handle'> {
  handle(call: PublicCall<z.output<P>, z.output<Q>, z.output<B>>): Promise<Given<z.input<O>> | Answer>;
}

/** A route for people and tokens. */
export function route<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodVoid,
>(definition: Definition<P, Q, B, O>): Route {
  return openRoute<P, Q, B, O>({
    ...definition,
    handle: (call) => {
      const { principal } = call;
      if (principal === null) throw new SelvedgeError('session.required');
      return definition.handle({ ...call, principal });
    },
  });
}

/** A route that may be asked without a person: public, or by a device. */
export function openRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodVoid,
>(definition: PublicDefinition<P, Q, B, O>): Route {
  // A schema that is not given is ZodUndefined by its type parameter's default.
  const read = <S extends z.ZodType>(schema: S | undefined, written: unknown): z.output<S> =>
    (schema === undefined ? undefined : parse(schema, written)) as z.output<S>;
  return {
    ...definition,
    handle: async (arrival) =>
      definition.handle({
        ...arrival,
        params: read(definition.params, arrival.params),
        query: read(definition.query, arrival.query),
        body: read(definition.body, arrival.body),
      }),
  };
}
