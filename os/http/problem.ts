import { ConnectorError, type Titles } from '@selvedge/sdk/connector';
import { ERRORS, type ErrorCode, fill, inLanguage, type Language, SelvedgeError } from '@selvedge/sdk/errors';

/** An answer that tells what went wrong (RFC 9457, with the catalogue's own members). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Permanent code of the catalogue. */
  readonly code: ErrorCode;
  /** What to do now. */
  readonly next: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  /** Number of the request, as the log has it. */
  readonly request: string;
  /** What of a long body was stored before the fault. */
  readonly stored?: object;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** Where the docs page explains a code. */
export const typeOf = (code: ErrorCode): string => `/api/docs#${code}`;

export function problemOf(error: SelvedgeError, language: Language, request: string): ProblemDocument {
  const entry = ERRORS[error.code];
  const words = entry[language];
  const details = { request, ...error.details };
  return {
    type: typeOf(error.code),
    title: words.what,
    status: entry.status,
    detail: fill(words.why, details, language),
    code: error.code,
    next: fill(words.next, details, language),
    ...(error.fields.length === 0
      ? {}
      : {
          fields: error.fields.map(({ path, message }) => ({ path, message: inLanguage(message, language) })),
        }),
    request,
    ...('stored' in error && typeof error.stored === 'object' && error.stored !== null
      ? { stored: error.stored }
      : {}),
  };
}

const say = (zh: string, en: string): { reason: Titles } => ({ reason: { zh, en } });

/** Seconds after which a refused request may be tried again, for the header Retry-After; null = no such time. */
export function retryAfter(error: SelvedgeError): number | null {
  const { seconds } = error.details;
  if (typeof seconds === 'number') return seconds;
  return error.code === 'store.unavailable' ? 5 : null;
}

/** Whatever was thrown, as an error of the catalogue. The one place where unknown errors get a name. */
export function normalise(thrown: unknown): SelvedgeError {
  if (thrown instanceof SelvedgeError) return thrown;
  if (thrown instanceof ConnectorError) return fromConnector(thrown);
  if (!(thrown instanceof Error)) return new SelvedgeError('unexpected', {}, { cause: thrown });
  return fromCode(thrown) ?? new SelvedgeError('unexpected', {}, { cause: thrown });
}

function fromConnector(error: ConnectorError): SelvedgeError {
  if (error.cause instanceof SelvedgeError) return error.cause;
  return error.kind === 'never'
    ? new SelvedgeError('input.invalid', { reason: error.message }, { cause: error })
    : new SelvedgeError('store.unavailable', { reason: error.message }, { cause: error });
}

const UNREADABLE_JSON = say('内容不是有效的 JSON（UTF-8）。', 'The body is no valid JSON in UTF-8.');
const TWICE = say('同样的内容已经存在。', 'The same is there already.');
const UNREADABLE_TEXT = say('含有不能保存的字符。', 'It holds characters that cannot be kept.');
const UNREADABLE_GZIP = say('压缩的内容已损坏或不完整。', 'The compressed body is broken or cut off.');
const TOO_LONG = say('处理时间过长。', 'It took too long.');
const BUSY = say('同时有人在修改，请重试。', 'Somebody else was changing the same.');
const BAD_ADDRESS = say('网址无法识别。', 'The address cannot be read.');
const BAD_LENGTH = say('内容长度与声明不符。', 'The body is not as long as its header says.');

/** Errors of libraries, by their code. */
const CODES: Readonly<Record<string, readonly [code: ErrorCode, details: { readonly reason: Titles }]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['input.invalid', UNREADABLE_JSON],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['input.invalid', UNREADABLE_JSON],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['input.invalid', BAD_LENGTH],
  FST_ERR_BAD_URL: ['input.invalid', BAD_ADDRESS],
  FST_ERR_HANDLER_TIMEOUT: ['store.unavailable', TOO_LONG],
  ERR_ENCODING_INVALID_ENCODED_DATA: ['input.invalid', UNREADABLE_TEXT],
  Z_DATA_ERROR: ['input.invalid', UNREADABLE_GZIP],
  Z_BUF_ERROR: ['input.invalid', UNREADABLE_GZIP],
  ERR_BROTLI_DECODE: ['input.invalid', UNREADABLE_GZIP],
  '22021': ['input.invalid', UNREADABLE_TEXT],
  '22P05': ['input.invalid', UNREADABLE_TEXT],
  '23505': ['conflict', TWICE],
  '40001': ['store.unavailable', BUSY],
  '40P01': ['store.unavailable', BUSY],
};

function fromCode(error: Error): SelvedgeError | null {
  const code = 'code' in error ? String(error.code) : '';
  const known = CODES[code];
  if (known !== undefined) return new SelvedgeError(known[0], known[1], { cause: error });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new SelvedgeError('body.too.large', { limit: '8 MiB' }, { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new SelvedgeError(
      'media.unsupported',
      { type: /: (.*)$/.exec(error.message)?.[1] ?? '' },
      { cause: error },
    );
  const status = 'statusCode' in error ? Number(error.statusCode) : 0;
  return status >= 400 && status < 500
    ? new SelvedgeError('input.invalid', { reason: error.message }, { cause: error })
    : null;
}
