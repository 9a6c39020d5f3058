import type { Log } from '@selvedge/sdk/connector';
import { pino } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Where lines go: one JSON object each, with its line end. */
export interface LogTarget {
  write(line: string): void;
}

const HIDDEN = '[hidden]';
const SECRET_NAME = /password|passphrase|secret|token|authorization|cookie|credential|private.?key/i;
const DEEPEST = 5;
const LONGEST_LIST = 100;

/** Log of the installation. Passwords, tokens and the like never reach a line, wherever they stand in the fields. */
export function openLog(level: LogLevel, target?: LogTarget): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    target ?? pino.destination({ fd: 1, sync: true }),
  );
  const line = (name: 'debug' | 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    if (logger.isLevelEnabled(name)) logger[name](redact(fields, 0), scrub(message));
  };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

/** A copy of what is to be logged, without secrets. */
function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '…';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => redact(item, depth + 1));
  return redactFields(Object.entries(value), depth);
}

/** Name, message and stack are not enumerable; what else an error carries (code, detail, …) is. */
const redactError = (error: Error, depth: number): object => ({
  name: error.name,
  message: scrub(error.message),
  stack: scrub(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  ...redactFields(Object.entries(error), depth),
});

const redactFields = (fields: readonly [string, unknown][], depth: number): object =>
  Object.fromEntries(
    fields.map(([name, item]) => [
      name,
      SECRET_NAME.test(name) && typeof item !== 'boolean' && item !== null ? HIDDEN : redact(item, depth + 1),
    ]),
  );

/** Secrets inside a text: the password of a URL, a credential of a header. */
const scrub = (text: string): string =>
  text
    .replaceAll(/([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi, `$1:${HIDDEN}@`)
    .replaceAll(/\b(Bearer|Basic)\s+[\w.~+/:=-]+/gi, `$1 ${HIDDEN}`);
