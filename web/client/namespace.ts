import { inAddress, type Transport } from './transport.ts';
import type {
  Adoption,
  ImportReport,
  Page,
  QuarantinePage,
  Thing,
  ThingDraft,
  ThingType,
  Title,
  MetricDraft,
} from './types.ts';

export interface ThingQuestion {
  readonly under?: string;
  readonly type?: string;
  readonly q?: string;
  readonly depth?: number;
  readonly after?: string;
  readonly limit?: number;
}

type Counted = number | readonly (string | { readonly path: string })[];
interface ImportAnswer {
  readonly created: Counted;
  readonly changed: Counted;
  readonly unchanged: Counted;
  readonly errors?: ImportReport['errors'];
}

/** Things, their types, and paths nobody has declared yet. */
export const namespaceClient = (transport: Transport) => ({
  things: (question: ThingQuestion, signal?: AbortSignal) =>
    transport.json<Page<Thing>>('GET', '/things', { query: { ...question }, signal }),

  /** Every thing under a path, page by page, at most `most`. */
  async everyThing(question: ThingQuestion, most: number, signal?: AbortSignal): Promise<Thing[]> {
    const found: Thing[] = [];
    let after: string | undefined;
    do {
      const page: Page<Thing> = await this.things(
        { ...question, limit: 500, ...(after === undefined ? {} : { after }) },
        signal,
      );
      found.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined && found.length < most);
    return found;
  },

  thing: (path: string, signal?: AbortSignal) =>
    transport.json<Thing>('GET', `/things/${inAddress(path)}`, { signal }),
  putThing: (path: string, draft: ThingDraft) =>
    transport.json<Thing>('PUT', `/things/${inAddress(path)}`, { json: draft }),
  /** With everything below it, if `deep`. */
  removeThing: (path: string, deep: boolean) =>
    transport.done('DELETE', `/things/${inAddress(path)}`, { query: { deep: deep ? 1 : undefined } }),
  moveThing: (path: string, to: string) =>
    transport.json<Thing>('POST', `/things/${inAddress(path)}/move`, { json: { to } }),

  exportThings: (under: string, format: 'yaml' | 'xlsx') =>
    transport.send('GET', '/namespace/export', { query: { under, format } }),
  async importThings(file: Blob, name: string, dryRun: boolean): Promise<ImportReport> {
    const type = /\.xlsx$/i.test(name)
      ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      : 'application/yaml';
    const answer = await transport.json<ImportAnswer>('POST', '/namespace/import', {
      query: { dryRun: dryRun ? 1 : undefined },
      body: { content: file, type },
    });
    return {
      created: countOf(answer.created),
      changed: countOf(answer.changed),
      unchanged: countOf(answer.unchanged),
      errors: answer.errors ?? [],
      changes: [
        ...pathsOf(answer.created).map((path) => ({ path, what: 'created' as const })),
        ...pathsOf(answer.changed).map((path) => ({ path, what: 'changed' as const })),
      ],
    };
  },

  types: async (signal?: AbortSignal) =>
    (await transport.json<Page<ThingType>>('GET', '/thing-types', { signal })).items,
  putType: (id: string, type: { readonly title: Title; readonly metrics: readonly MetricDraft[] }) =>
    transport.json<ThingType>('PUT', `/thing-types/${encodeURIComponent(id)}`, { json: type }),

  quarantine: (question: { after?: string | undefined; limit?: number; q?: string }, signal?: AbortSignal) =>
    transport.json<QuarantinePage>('GET', '/quarantine', { query: { ...question }, signal }),
  adopt: (what: { readonly paths: readonly Adoption[] } | { readonly under: string }) =>
    transport.json<{ adopted: number; errors?: readonly { path: string; message: string }[] }>(
      'POST',
      '/quarantine/adopt',
      { json: what },
    ),
  discard: (paths: readonly string[]) => transport.done('POST', '/quarantine/discard', { json: { paths } }),
});

const countOf = (counted: Counted): number => (typeof counted === 'number' ? counted : counted.length);
const pathsOf = (counted: Counted): string[] =>
  typeof counted === 'number' ? [] : counted.map((each) => (typeof each === 'string' ? each : each.path));
