import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Permission, Session } from '../client/index.ts';
import { loadSession } from './loading.ts';
import { useApi } from './useApi.ts';

export const SESSION = ['session'] as const;

export function useSessionQuery(): UseQueryResult<Session> {
  const api = useApi();
  return useQuery({
    queryKey: SESSION,
    queryFn: ({ signal }) => loadSession(api, signal),
    staleTime: 60_000,
    retry: false,
  });
}

/** The session of a page below the shell, where there always is one. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (data === undefined) throw new Error('This page needs a session.');
  return data;
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

export const useTimeZone = (): string =>
  useSession().org?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
