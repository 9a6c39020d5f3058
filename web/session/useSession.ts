import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Problem, type Api, type Permission, type Session } from '../client/index.ts';
import { chooseOrg, chosenOrg } from './orgChoice.ts';
import { useApi } from './useApi.ts';

export const SESSION = ['session'] as const;

/** The session; a remembered org that is not (or no longer) ours is forgotten. */
export async function loadSession(api: Api, signal?: AbortSignal): Promise<Session> {
  let session: Session;
  try {
    session = await api.getSession(signal);
  } catch (cause) {
    if (chosenOrg() === null || !(cause instanceof Problem) || (cause.status !== 403 && cause.status !== 404))
      throw cause;
    chooseOrg(null);
    session = await api.getSession(signal);
  }
  const first = session.org ?? session.orgs[0];
  if (first !== undefined && chosenOrg() !== first.slug) {
    chooseOrg(first.slug);
    if (session.org === null) return api.getSession(signal);
  }
  return session;
}

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
