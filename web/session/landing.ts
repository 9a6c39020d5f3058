import type { Api, Session } from '../client/index.ts';
import { chooseOrg, chosenOrg } from './orgChoice.ts';
import { loadSession } from './loading.ts';

/** How many orgs are looked into for one that is in use. */
const MOST_LOOKED = 5;

/**
 * The session to begin with: for the org chosen on this device, else for the first of a person's orgs in which there
 * is anything to see.
 */
export async function land(api: Api): Promise<Session> {
  const hadChosen = chosenOrg() !== null;
  const session = await loadSession(api);
  if (hadChosen || session.orgs.length < 2 || session.mustChangePassword) return session;
  for (const org of session.orgs.slice(0, MOST_LOOKED)) {
    chooseOrg(org.slug);
    const { items } = await api.listThings({ limit: 1 }).catch(() => ({ items: [] }));
    if (items.length > 0) return loadSession(api);
  }
  chooseOrg(session.org?.slug ?? null);
  return session;
}
