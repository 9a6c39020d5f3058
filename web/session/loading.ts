import type { Api } from '../client/api.ts';
import { Problem } from '../client/problem.ts';
import type { Session } from '../client/types.ts';
import { chooseOrg, chosenOrg } from './orgChoice.ts';

/** The session; a remembered org that is not (or no longer) ours is forgotten. */
export async function loadSession(api: Pick<Api, 'getSession'>, signal?: AbortSignal): Promise<Session> {
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
