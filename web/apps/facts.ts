import { useQuery } from '@tanstack/react-query';
import type { Api, AppCard, AppFacts, EntityFacts } from '../client/index.ts';
import { useApi } from '../session/useApi.ts';

/** The catalogue: what is in use, installed and on offer. */
export function useCards() {
  const api = useApi();
  return useQuery({
    queryKey: ['apps'],
    queryFn: async ({ signal }) => (await api.listApps(signal)).items,
    staleTime: 60_000,
  });
}

/** What the organisation made itself has pages once it has a form of its own; boards stand beside the apps. */
export const hasPages = ({ id, permissions }: AppCard): boolean =>
  id !== 'own' || Object.keys(permissions).some((permission) => permission.endsWith('.read'));

const asking = (api: Api, app: string) => ({
  queryKey: ['app', app] as const,
  queryFn: ({ signal }: { signal?: AbortSignal }) => api.apps.getApp(app, signal),
  staleTime: 60_000,
});

/** What an app declares. */
export function useAppFacts(app: string) {
  const api = useApi();
  return useQuery({ ...asking(api, app), enabled: app !== '' });
}

/** What an app declares, on a page that has shown it already. */
export function useApp(app: string): AppFacts {
  const { data } = useAppFacts(app);
  if (data === undefined) throw new Error('This part needs an app.');
  return data;
}

export { asking as appQuestion };

/** `shop/order` → app and entity. */
export function namesOf(entity: string): { readonly app: string; readonly entity: string } {
  const [app = '', name = ''] = entity.split('/');
  return { app, entity: name };
}

export const entityOf = (facts: AppFacts | undefined, name: string): EntityFacts | undefined =>
  facts?.entities.find((entity) => entity.name === name);

/** How names of fields begin that the organisation added to an app's entity. */
export const OWN = 'own_';

/** An entity as somebody changes it who may fill in what the organisation added, and nothing else. */
export const ownPartOf = (entity: EntityFacts): EntityFacts => ({
  ...entity,
  fields: Object.fromEntries(Object.entries(entity.fields).filter(([name]) => name.startsWith(OWN))),
});

/** Key of the queries about records of an entity; what begins with it is asked anew after a change. */
export const recordsKey = (app: string, entity?: string): readonly string[] =>
  entity === undefined ? ['records', app] : ['records', app, entity];
