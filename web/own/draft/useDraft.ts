import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OwnDocument, OwnState } from '../../client/index.ts';
import { useApi } from '../../session/useApi.ts';
import { useSession } from '../../session/useSession.ts';
import type { DraftStore, DraftView, Served } from './DraftStore.ts';

export const DraftContext = createContext<DraftStore | null>(null);

export const OWN_STATE = 'own';

export const servedOf = ({ draft, mark, drafted }: OwnState): Served => ({
  document: draft,
  mark,
  login: drafted?.login ?? null,
});

/** What is in force, and how it fares. */
export function useOwnState() {
  const api = useApi();
  const { org } = useSession();
  return useQuery({
    queryKey: [OWN_STATE, org?.slug ?? ''],
    queryFn: ({ signal }) => api.getOwn(signal),
  });
}

export function useDraftStore(): DraftStore {
  const store = useContext(DraftContext);
  if (store === null) throw new Error('This part needs a draft.');
  return store;
}

/** The draft as it is worked on. */
export function useDraft(): DraftView & {
  readonly state: OwnState;
  /** @param what names what is changed: changes of the same soon after one another are one step back */
  change: (make: (document: OwnDocument) => OwnDocument, what: string) => void;
} {
  const store = useDraftStore();
  const view = useSyncExternalStore(store.listen, store.view);
  const { data } = useOwnState();
  if (data === undefined) throw new Error('This part needs what is in force.');
  return { ...view, state: data, change: (make, what) => store.change(make(store.view().document), what) };
}
