import { Problem } from '../client/problem.ts';
import type { AppFacts } from '../client/records.ts';
import { recordsClient } from '../client/records.ts';
import { Transport } from '../client/transport.ts';
import type { Session } from '../client/types.ts';
import type { Language } from '../i18n/language.ts';
import { titleIn } from '../i18n/title.ts';
import { loadSession } from '../session/loading.ts';
import { chosenOrg } from '../session/orgChoice.ts';
import { askedEarly } from './asked.ts';
import { formWishOf } from './form/wish.ts';
import type { OpenedPage, PageAddress, Standing } from './opened.ts';

/**
 * Asks who is signed in and what the page is: both at once where the org is known.
 * @throws Problem; `session.required` when nobody is signed in, `not.found` when there is no such page for this person
 */
export async function openPage({ app, name }: PageAddress, language: Language): Promise<OpenedPage> {
  const transport = new Transport({
    org: chosenOrg,
    language: () => language,
    asked: (path) => askedEarly(path),
  });
  const apps = recordsClient(transport);
  const asked = loadSession({
    getSession: (signal) => transport.json<Session>('GET', '/session', { signal }),
  });
  // Without a chosen org the server chooses the same one for both.
  const wished = chosenOrg();
  const early = apps.getApp(app).catch(() => null);
  const session = await asked;
  if (session.mustChangePassword) throw new Problem({ status: 403, code: 'password.change.required' });
  const isSame = wished === null || wished === chosenOrg();
  const facts = (isSame ? await early : null) ?? (await apps.getApp(app));
  return openedWith(facts, name, session, language);
}

/** @throws Problem `not.found` */
export function openedWith(facts: AppFacts, name: string, session: Session, language: Language): OpenedPage {
  const form = formWishOf(facts, name);
  if (form !== null) {
    const page = { name, title: form.title, archetype: 'station' as const, module: null };
    return { app: facts.id, appTitle: facts.title, page, slots: [], form, ...standingOf(session, language) };
  }
  const page = facts.pages.find((one) => one.name === name);
  if (page === undefined) throw new Problem({ status: 404, code: 'not.found' });
  return { app: facts.id, appTitle: facts.title, page, slots: facts.slots, ...standingOf(session, language) };
}

/** Who works, for which org. */
export function standingOf({ person, org }: Session, language: Language): Standing {
  return {
    person: { id: person.id, name: person.name || person.login },
    org: {
      slug: org.slug,
      title: titleIn(language, org.title, org.slug),
      timeZone: org.timeZone,
      dayStart: org.dayStart,
    },
  };
}
