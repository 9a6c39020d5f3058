import type { Json } from '../../records/value.ts';
import { MOST } from './realm.ts';
import { type ApiCall, LARGEST } from './rule.ts';

/** How deep values may nest, in and out: deeper ones break whoever walks them. */
const DEEPEST = 64;
/** Longest line of log and longest message, characters. */
const LONGEST = 500;

/** What a realm said of a run: a result, a description of what was thrown, or why it cannot be taken. */
export type Answer =
  | { readonly kind: 'result'; readonly value: Json; readonly calls: readonly ApiCall[] }
  | { readonly kind: 'thrown'; readonly stage: 'thrown' | 'value'; readonly error: Described }
  | { readonly kind: 'unusable'; readonly message: string };

/** An error of the engine; texts are empty when not known. */
export interface Described {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

type Fields = { readonly [key: string]: Json };

const fieldsOf = (value: Json): Fields | null => (isFields(value) ? value : null);
const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;

/** Reads what `run` of a realm said. Nothing is believed: a rule may have bent the realm. */
export function readAnswer(text: string): Answer {
  if (Buffer.byteLength(text) > LARGEST.result)
    return unusable(`the result and what the rule asks for are larger than ${LARGEST.result} bytes`);
  const said = fieldsOf(parsed(text));
  if (said === null) return unusable('the result cannot be read');
  if (said.stage !== undefined)
    return { kind: 'thrown', stage: said.stage === 'value' ? 'value' : 'thrown', error: describe(said) };
  const fault = valueFault(said, DEEPEST + 2);
  if (fault !== null) return unusable(fault);
  const calls = isList(said.calls) ? said.calls.map(callOf) : [];
  if (calls.length > MOST.calls || calls.includes(null))
    return unusable('what the rule asks for cannot be read');
  return { kind: 'result', value: said.value ?? null, calls: calls.filter((call) => call !== null) };
}

/** Lines that a realm logged; none when they cannot be read. */
export function readLogs(text: string): readonly string[] {
  const said = parsed(text);
  return isList(said) ? said.slice(0, MOST.logs).map((line) => shortened(textOf(line))) : [];
}

/** Reads an error as the engine shows it, of whatever shape; all is empty for null, its last word without memory. */
export function describe(error: unknown): Described {
  if (typeof error !== 'object' || error === null) return { name: '', message: textOf(error), stack: '' };
  const read = (name: string): string => textOf(Reflect.get(error, name));
  return { name: read('name'), message: read('message'), stack: read('stack') };
}

/** Why a value may not pass between a rule and the house, or null. `__proto__` would change who inherits it. */
export function valueFault(value: Json, deepest = DEEPEST): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (deepest === 0) return `a value nests deeper than ${DEEPEST}`;
  if (Object.hasOwn(value, '__proto__')) return 'a field may not be named __proto__';
  for (const inner of Object.values(value)) {
    const fault = valueFault(inner, deepest - 1);
    if (fault !== null) return fault;
  }
  return null;
}

function callOf(value: Json): ApiCall | null {
  const call = fieldsOf(value);
  if (call === null) return null;
  const { kind, field, name, text } = call;
  if (kind === 'set' && typeof field === 'string') return { kind, field, value: call.value ?? null };
  if (kind === 'warn' && typeof text === 'string') return { kind, text: shortened(text) };
  if (kind === 'call' && typeof name === 'string') return { kind, name, args: call.args ?? null };
  return null;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const unusable = (message: string): Answer => ({ kind: 'unusable', message });
