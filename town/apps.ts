import type { Api } from './api.ts';
import { FACTORY } from './factory.ts';

type Row = Readonly<Record<string, unknown>>;
const PAGE = 500;

/** The apps of the factory, as somebody uses them who works there. */
export class Apps {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return this.#api.ask({ method, path, org: FACTORY, ...(body === undefined ? {} : { body }) });
  }

  act(app: string, action: string, input: object): Promise<unknown> {
    return this.ask('POST', `/apps/${app}/actions/${action}`, input);
  }

  /** @returns its id */
  async add(app: string, entity: string, values: object): Promise<string> {
    return textOf(await this.ask('POST', `/apps/${app}/records/${entity}`, values), 'id');
  }

  async hasAny(app: string, entity: string): Promise<boolean> {
    return rowsOf(await this.ask('GET', `/apps/${app}/records/${entity}?limit=1`)).length > 0;
  }

  /** All records that fit, by their values. */
  async list(app: string, entity: string, where: Row, sort: string): Promise<Row[]> {
    const found: Row[] = [];
    let after: string | null = null;
    do {
      const query: Record<string, string> = { limit: String(PAGE), where: JSON.stringify(where), sort };
      if (after !== null) query['after'] = after;
      const page = await this.ask(
        'GET',
        `/apps/${app}/records/${entity}?${new URLSearchParams(query).toString()}`,
      );
      found.push(...rowsOf(page));
      after = nextOf(page);
    } while (after !== null);
    return found;
  }
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** A text of an answer; none is ''. */
export const textOf = (answer: unknown, field: string): string =>
  isRow(answer) && typeof answer[field] === 'string' ? answer[field] : '';

export const rowsOf = (page: unknown, field = 'items'): Row[] => {
  const rows = isRow(page) ? page[field] : undefined;
  return Array.isArray(rows) ? rows.filter(isRow) : [];
};

const nextOf = (page: unknown): string | null => {
  const next = textOf(page, 'next');
  return next === '' ? null : next;
};
