import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import type { Host } from '../../host/host.ts';
import type { Principal } from '../../identity/principal.ts';
import type { JsonSchema } from '../json-schema.ts';

/** What an assistant is told of a tool, so that it can ask before it changes something. */
interface Hints {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: false;
}

/** Something an assistant can do in an app, in the name of a person. */
export interface AppTool {
  /** `app_verb`, `app_entity_list`; an app's id has no `_`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly annotations: Hints;
  /** @throws SelvedgeError what a route would throw */
  readonly call: (
    host: Host,
    principal: Principal,
    given: Readonly<Record<string, unknown>>,
  ) => Promise<unknown>;
}

/** Looks, changes nothing. */
export const LOOKS: Hints = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};
/** Brings something new, leaves what is there. */
export const ADDS: Hints = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: false,
  openWorldHint: false,
};
/** May replace what is there. */
export const CHANGES: Hints = { ...ADDS, destructiveHint: true };

/** No field is called so: names of fields have no `_`. */
const KEY = 'idempotency_key';

/** With a key of the caller's own the same call is done once however often it is sent. */
export function keyed(schema: JsonSchema, language: Language): JsonSchema {
  const description =
    language === 'zh'
      ? '调用方自定的键；同一个键无论提交几次只执行一次'
      : 'a key of the caller’s own; with it the same call is done once however often it is sent';
  return {
    ...schema,
    properties: { ...schema.properties, [KEY]: { type: 'string', maxLength: 200, description } },
  };
}

/** Takes the key out of what was given. */
export function unkeyed(given: Readonly<Record<string, unknown>>): {
  readonly key: string | null;
  readonly input: Readonly<Record<string, unknown>>;
} {
  const { [KEY]: key, ...input } = given;
  return { key: typeof key === 'string' && key !== '' ? key : null, input };
}

/** `Orders: Release`, so that a person who is asked for consent knows where. */
export const titled = ({ title }: AppDefinition, verb: Titles, language: Language): string =>
  language === 'zh' ? `${title.zh}：${verb.zh}` : `${title.en}: ${verb.en}`;
