import type { Field, Fields } from '@selvedge/sdk/app';
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Api, Labels } from '../../client/index.ts';
import { useApi } from '../../session/useApi.ts';
import { appQuestion, entityOf, namesOf, recordsKey } from '../facts.ts';
import { labelOf } from './label.ts';
import { part } from './words.ts';
import { plainText } from './plain.ts';

/** Every record that values refer to, by entity. */
export function refsIn(fields: Fields, rows: readonly unknown[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const look = (field: Field, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (field.kind === 'ref')
      found.set(field.entity, (found.get(field.entity) ?? new Set()).add(plainText(value)));
    else if (field.kind === 'list' && Array.isArray(value)) for (const each of value) look(field.item, each);
    else if (field.kind === 'object')
      for (const [name, each] of Object.entries(field.fields)) look(each, part(value, name));
    else if (field.kind === 'map') for (const each of Object.values(value)) look(field.value, each);
  };
  for (const row of rows) for (const [name, field] of Object.entries(fields)) look(field, part(row, name));
  return found;
}

async function askLabels(
  api: Api,
  queries: QueryClient,
  named: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Labels> {
  const { app, entity } = namesOf(named);
  const facts = entityOf(await queries.ensureQueryData(appQuestion(api, app)), entity);
  if (facts === undefined) return {};
  const page = await api.apps.listRecords(app, entity, { where: { id: { in: ids } }, limit: 500 }, signal);
  return Object.fromEntries(page.items.map((item) => [item.id, labelOf(facts, item, page.labels)]));
}

/** Names of the records that values refer to, also deep within lists. What one may not see has none. */
export function useLabels(fields: Fields, rows: readonly unknown[]): Labels {
  const api = useApi();
  const queries = useQueryClient();
  const wanted = [...refsIn(fields, rows)].map(
    ([entity, ids]) => [entity, [...ids].sort().slice(0, 500)] as const,
  );
  return useQueries({
    queries: wanted.map(([named, ids]) => {
      const { app, entity } = namesOf(named);
      return {
        queryKey: [...recordsKey(app, entity), 'labels', ids],
        queryFn: ({ signal }: { signal: AbortSignal }) => askLabels(api, queries, named, ids, signal),
        retry: false,
      };
    }),
    combine: (answers) => Object.assign({}, ...answers.map(({ data }) => data ?? {})) as Labels,
  });
}
