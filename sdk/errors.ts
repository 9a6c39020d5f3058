import type { Titles } from './connector/connector.ts';

/**
 * The catalogue of errors. A code is permanent. `what` happened, `why`, and what to do `next`, in both languages;
 * `{name}` is filled from the error's details. HTTP answers are made from it (RFC 9457).
 */
export interface ErrorEntry {
  readonly status: number;
  readonly en: { readonly what: string; readonly why: string; readonly next: string };
  readonly zh: { readonly what: string; readonly why: string; readonly next: string };
}

const entry = (
  status: number,
  en: readonly [what: string, why: string, next: string],
  zh: readonly [what: string, why: string, next: string],
): ErrorEntry => ({
  status,
  en: { what: en[0], why: en[1], next: en[2] },
  zh: { what: zh[0], why: zh[1], next: zh[2] },
});

export const ERRORS = {
  'input.invalid': entry(
    400,
    ['The input cannot be read.', '{reason}', 'Correct the marked fields and send it again.'],
    ['输入无法识别。', '{reason}', '请改正标出的栏目后重新提交。'],
  ),
  'session.required': entry(
    401,
    [
      'You are not signed in.',
      'The request carries no valid session or token.',
      'Sign in, or send a valid token.',
    ],
    ['尚未登录。', '请求没有带有效的会话或令牌。', '请登录，或带上有效令牌。'],
  ),
  'session.other': entry(
    409,
    [
      'Somebody else is signed in.',
      'The request was made in the name of a person who is no longer signed in here.',
      'Sign in as that person again; what was not sent is kept for them.',
    ],
    [
      '已换人登录。',
      '这个请求是另一个人的，他现在没有在这里登录。',
      '请让本人重新登录；没有发出的内容会为他保留。',
    ],
  ),
  'session.refused': entry(
    401,
    [
      'Sign-in failed.',
      'Login name or password is wrong.',
      'Check both; an administrator can reset the password.',
    ],
    ['登录失败。', '登录名或密码不对。', '请核对；管理员可以重置密码。'],
  ),
  'session.throttled': entry(
    429,
    [
      'Too many attempts.',
      'Sign-in for this name or address is paused for {seconds} seconds.',
      'Wait, then try again.',
    ],
    ['尝试次数过多。', '此登录名或地址已暂停 {seconds} 秒。', '请稍候再试。'],
  ),
  'permission.missing': entry(
    403,
    [
      'You may not do this.',
      'It needs the permission “{permission}”.',
      'Ask an administrator of your organisation.',
    ],
    ['没有权限。', '需要“{permission}”权限。', '请联系本单位管理员。'],
  ),
  'password.change.required': entry(
    403,
    [
      'The password must be changed first.',
      'It is a one-time password.',
      'Choose a password of your own, then go on.',
    ],
    ['请先修改密码。', '当前是一次性密码。', '请设置自己的密码后继续。'],
  ),
  'csrf.refused': entry(
    403,
    [
      'The request was refused.',
      'A change made with a cookie must come from this site.',
      'Reload the page and try again.',
    ],
    ['请求被拒绝。', '用 Cookie 提交的修改必须来自本站页面。', '请刷新页面后重试。'],
  ),
  'not.found': entry(
    404,
    ['Not found.', 'There is no {object} of that name here.', 'Check the name or address.'],
    ['未找到。', '这里没有这个{object}。', '请检查名称或地址。'],
  ),
  conflict: entry(
    409,
    ['This cannot be done as things stand.', '{reason}', 'Look at the present state and decide again.'],
    ['当前状态下无法完成。', '{reason}', '请查看现状后再决定。'],
  ),
  'version.stale': entry(
    412,
    [
      'Somebody else changed it first.',
      'The record is newer than the one you edited.',
      'Reload, look at the change, and save again.',
    ],
    ['别人已先修改。', '记录比您编辑的版本更新。', '请刷新查看改动后再保存。'],
  ),
  'body.too.large': entry(
    413,
    ['The body is too large.', 'The limit is {limit}.', 'Send it in parts, or use the file import.'],
    ['内容过大。', '上限为 {limit}。', '请分批发送，或使用文件导入。'],
  ),
  'media.unsupported': entry(
    415,
    [
      'This content type is not understood.',
      '“{type}” has no reader.',
      'Send JSON, NDJSON, or one of the listed types.',
    ],
    ['不支持的内容类型。', '没有能读取“{type}”的程序。', '请使用 JSON、NDJSON 或列出的类型。'],
  ),
  'rate.limited': entry(
    429,
    ['Too many requests.', 'The limit for this client is reached.', 'Wait {seconds} seconds.'],
    ['请求过于频繁。', '已达到此客户端的上限。', '请等待 {seconds} 秒。'],
  ),
  'quarantine.full': entry(
    507,
    [
      'Quarantine is full.',
      'There are already {limit} unknown paths waiting.',
      'Adopt or discard some under “Quarantine”.',
    ],
    ['隔离区已满。', '已有 {limit} 个未知路径等待处理。', '请在“隔离区”中采纳或丢弃一部分。'],
  ),
  'store.unavailable': entry(
    503,
    [
      'The platform cannot store data now.',
      '{reason}',
      'Nothing was acknowledged; try again. “selvedge doctor” says what to mend.',
    ],
    ['平台当前无法存储数据。', '{reason}', '数据未被确认，请稍后重试；运行 selvedge doctor 查看原因。'],
  ),
  unexpected: entry(
    500,
    [
      'Something went wrong on our side.',
      'The log has the details under request {request}.',
      'Try again; if it persists, report the request number.',
    ],
    ['平台内部出错。', '详情见日志，请求号 {request}。', '请重试；如仍出现，请报告请求号。'],
  ),
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

export type Language = 'zh' | 'en';

/** A word of an error: the same in both languages (a name, a number), or one for each. */
export type Wording = string | number | Titles;

/** A wrong input: where, and what is wrong with it. */
export interface FieldFault {
  readonly path: string;
  readonly message: string | Titles;
}

/** An error of the catalogue. `details` fill the placeholders; `fields` point at wrong inputs. */
export class SelvedgeError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, Wording>>;
  readonly fields: readonly FieldFault[];
  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, Wording>> = {},
    options: ErrorOptions & { fields?: readonly FieldFault[] } = {},
  ) {
    super(fill(ERRORS[code].en.what + ' ' + ERRORS[code].en.why, details), options);
    this.name = 'SelvedgeError';
    this.code = code;
    this.details = details;
    this.fields = options.fields ?? [];
  }
}

export const inLanguage = (wording: Wording, language: Language): string =>
  typeof wording === 'object' ? wording[language] : String(wording);

/** Fills `{name}` from details; a missing one reads as its name. */
export const fill = (
  text: string,
  details: Readonly<Record<string, Wording>>,
  language: Language = 'en',
): string => text.replace(/\{(\w+)\}/g, (_, name: string) => inLanguage(details[name] ?? name, language));
