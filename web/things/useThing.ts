import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Thing } from '../client/index.ts';
import { useApi } from '../session/useApi.ts';

export function useThing(path: string): UseQueryResult<Thing> {
  const api = useApi();
  return useQuery({
    queryKey: ['things', 'one', path],
    queryFn: ({ signal }) => api.getThing(path, signal),
    enabled: path !== '',
  });
}
