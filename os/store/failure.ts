import type { Titles } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';

/** SQLSTATE classes that mean “not now”: connection, operator intervention, resources. */
const NOT_NOW = /^(08|57P|53)/;
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Cannot use a pool after|Client has encountered a connection error/i;

/** PostgreSQL keeps no NUL character in a text or in JSON. */
const UNREADABLE = new Set(['22021', '22P05']);

/**
 * A failure of the server reads as store.unavailable; a text it cannot keep as input.invalid; everything else stays what it is.
 * @param trouble why the server is down, when that is known
 */
export function normal(error: unknown, trouble: string | null = null): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof SelvedgeError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNREADABLE.has(code)) return new SelvedgeError('input.invalid', { reason: NUL }, { cause: error });
  const isFull = code === '53100' || /No space left/i.test(`${error.message} ${trouble ?? ''}`);
  if (!isFull && !SOCKET.has(code) && !NOT_NOW.test(code) && !LOST.test(error.message)) return error;
  return new SelvedgeError(
    'store.unavailable',
    { reason: isFull ? FULL : awayBecause(trouble ?? error.message) },
    { cause: error },
  );
}

const NUL: Titles = {
  zh: '文本中含有无法存储的字符（NUL）。',
  en: 'A text has a character that cannot be stored (NUL).',
};

const FULL: Titles = { zh: '磁盘已满。', en: 'The disk is full.' };

const awayBecause = (words: string): Titles => ({
  zh: `数据库（PostgreSQL）暂不可用：${words}`,
  en: `The database (PostgreSQL) is away: ${words}`,
});
