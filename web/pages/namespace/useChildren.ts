import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Page, Thing } from '../../client/index.ts';
import { useApi } from '../../session/useApi.ts';

/** Things directly under a path; '' = the top. */
export function useChildren(path: string, wanted = true): UseQueryResult<Page<Thing>> {
  const api = useApi();
  return useQuery({
    queryKey: ['things', 'children', path],
    queryFn: ({ signal }) => api.listThings({ under: path, depth: 1, limit: 500 }, signal),
    enabled: wanted,
  });
}
