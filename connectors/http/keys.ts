import type { Tokens } from './tokens.ts';

/** Keys of a point and of columns. */
export const KEYS = ['path', 'ts', 'value', 'quality', 'paths', 'values'] as const;
export type Key = (typeof KEYS)[number];

const BYTES = KEYS.map((key) => Buffer.from(key));

/** The string that was just read, as a key. @throws ConnectorError never when it is none */
export function readKey(tokens: Tokens): Key {
  const index = BYTES.findIndex((bytes) => tokens.is(bytes));
  if (index >= 0) return KEYS[index];
  const written = tokens.text().slice(0, 40);
  throw tokens.fault(
    `“${written}” is no key: a point has path, ts, value, quality; columns have paths, ts, values, quality`,
  );
}
