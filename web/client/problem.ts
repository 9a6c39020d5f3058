/** What went wrong, as the server's problem document says it (RFC 9457), or as we found it. */
export class Problem extends Error {
  readonly status: number;
  /** Permanent code; `network` when no answer came, `answer` when the answer could not be read. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly next: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly request: string;

  constructor(
    document: Partial<Omit<Problem, 'name' | 'message'>> & { status: number; code: string },
    options?: ErrorOptions,
  ) {
    super(document.title ?? document.code, options);
    this.name = 'Problem';
    this.status = document.status;
    this.code = document.code;
    this.title = document.title ?? '';
    this.detail = document.detail ?? '';
    this.next = document.next ?? '';
    this.fields = document.fields ?? [];
    this.request = document.request ?? '';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a problem document; anything else becomes a problem of code `answer` with the status. */
export function problemFrom(status: number, body: unknown): Problem {
  if (!isRecord(body)) return new Problem({ status, code: 'answer' });
  const fields = Array.isArray(body['fields']) ? body['fields'].filter(isRecord) : [];
  return new Problem({
    status,
    code: text(body['code']) || 'answer',
    title: text(body['title']),
    detail: text(body['detail']),
    next: text(body['next']),
    fields: fields.map((field) => ({ path: text(field['path']), message: text(field['message']) })),
    request: text(body['request']),
  });
}
