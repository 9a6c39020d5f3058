import { useQuery } from '@tanstack/react-query';
import { hasPages, useCards } from '../apps/facts.ts';
import { useApi } from '../session/useApi.ts';

const OLD_MS = 10 * 60_000;

/**
 * Whether what an administrator looks after stays behind one word of the menu: where apps are used and no machine is known, a
 * factory of fifty has no use for it every day.
 */
export function useManaging(): boolean {
  const api = useApi();
  const { data: cards = [], isPending: areCardsComing } = useCards();
  const usesApps = cards.some((card) => card.enabled && hasPages(card));
  const { data: things, isPending: areThingsComing } = useQuery({
    queryKey: ['things', 'any'],
    queryFn: ({ signal }) => api.listThings({ limit: 1 }, signal),
    staleTime: OLD_MS,
  });
  // Until it is known a menu that grows is calmer than one that shrinks.
  return areCardsComing || areThingsComing || (usesApps && things?.items.length === 0);
}
