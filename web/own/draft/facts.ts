import type { Field, Fields } from '@selvedge/sdk/app';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { AppFacts, EntityFacts, OwnDocument, OwnEntity } from '../../client/index.ts';
import { appQuestion, entityOf, namesOf, OWN, useCards } from '../../apps/facts.ts';
import { useApi } from '../../session/useApi.ts';
import { wholeTitle } from './parts.ts';
import { useDraft } from './useDraft.ts';

/** Id of the app of everything that an organisation made itself. */
export const OWN_APP = 'own';

/** What the apps declare that the organisation uses, its own scenario as in force. */
export function useApps(): { readonly apps: readonly AppFacts[]; readonly isLoading: boolean } {
  const api = useApi();
  const cards = useCards();
  const used = (cards.data ?? []).filter((card) => card.enabled && card.id !== OWN_APP);
  const answers = useQueries({ queries: used.map(({ id }) => appQuestion(api, id)) });
  return {
    apps: answers.flatMap(({ data }) => data ?? []),
    isLoading: cards.isLoading || answers.some(({ isLoading }) => isLoading),
  };
}

/** An own entity as its pages will know it. */
export const factsOfOwn = (own: OwnEntity): EntityFacts => ({
  id: `${OWN_APP}/${own.name}`,
  name: own.name,
  title: wholeTitle(own.title),
  plural: wholeTitle(own.plural ?? own.title),
  label: own.label,
  list: own.list.length > 0 ? own.list : Object.keys(own.fields).slice(0, 6),
  search: own.search,
  sort: own.sort ?? null,
  mayWrite: true,
  mayFillIn: false,
  fields: titled(own.fields),
});

const titled = (fields: OwnEntity['fields']): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, title: wholeTitle(field.title) }]),
  );

/** An entity of an app as it will be with the draft: what the organisation added before gives way to what it adds now. */
export function withDraft(
  entity: EntityFacts,
  draft: OwnDocument,
  published: OwnDocument | undefined,
): EntityFacts {
  const mine = draft.fields.filter((one) => one.entity === entity.id);
  const gone = new Set(
    (published?.fields ?? []).filter((one) => one.entity === entity.id).map(({ name }) => OWN + name),
  );
  const kept = Object.entries(entity.fields).filter(([name]) => !gone.has(name));
  const added = mine.map(({ name, field }): [string, Field] => [
    OWN + name,
    { ...field, title: wholeTitle(field.title), required: false },
  ]);
  return {
    ...entity,
    fields: Object.fromEntries([...kept, ...added]),
    list: [
      ...entity.list.filter((name) => !gone.has(name)),
      ...mine.filter(({ inList }) => inList).map(({ name }) => OWN + name),
    ],
  };
}

/** Every entity of the apps in use and of the draft, as it will be. */
export function useEntities(): {
  readonly entities: readonly EntityFacts[];
  readonly apps: readonly AppFacts[];
  readonly isLoading: boolean;
} {
  const { document, state } = useDraft();
  const { apps, isLoading } = useApps();
  const entities = [
    ...apps.flatMap((app) =>
      app.entities.map((entity) => withDraft(entity, document, state.published?.document)),
    ),
    ...document.entities.map(factsOfOwn),
  ];
  return { entities, apps, isLoading };
}

/** What may be asked of the server at present: fields that the draft alone has are not there yet. */
export function useStored(id: string): EntityFacts | undefined {
  const api = useApi();
  const { app, entity } = namesOf(id);
  const { state } = useDraft();
  const isThere = app !== OWN_APP || state.published?.document.entities.some(({ name }) => name === entity);
  const { data } = useQuery({ ...appQuestion(api, app), enabled: isThere === true && app !== '' });
  return entityOf(data, entity);
}
