import type { PageTools } from '@selvedge/sdk/page';
import type { OpenedLink } from '../../client/generated.ts';
import type { Language } from '../../i18n/language.ts';
import { titleIn } from '../../i18n/title.ts';
import type { OpenedPage } from '../opened.ts';
import { told } from '../sentence.ts';
import { toolsOf, Work } from '../tools.ts';

/** What opens by a link, and everything a page of it is given. */
export interface OpenedGuest {
  readonly opened: OpenedPage;
  readonly work: Work;
  readonly tools: PageTools;
  readonly expiresAt: string;
}

/** Asks what a link opens. @throws Problem `not.found` when there is nothing behind it */
export async function openGuest(link: string, language: Language): Promise<OpenedGuest> {
  const nobody = {
    person: { id: '', name: '' },
    org: { slug: '', title: '', timeZone: 'Asia/Shanghai', dayStart: '' },
  };
  const { app, title, module, org, name, expiresAt } = await new Work(nobody, language, {
    link,
  }).transport.json<OpenedLink>('GET', '/link');
  const opened: OpenedPage = {
    app,
    appTitle: title,
    page: { name: 'link', title, archetype: 'station', module },
    slots: [],
    person: { id: '', name },
    org: { slug: '', title: titleIn(language, org.title, ''), timeZone: org.timeZone, dayStart: '' },
  };
  const work = new Work(opened, language, { link });
  return { opened, work, tools: guestTools(opened, work), expiresAt };
}

/** Of the tools only those that a link opens: its own views and actions. */
function guestTools({ app }: OpenedPage, work: Work): PageTools {
  const asking = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (cause) {
      throw told(cause);
    }
  };
  return {
    ...toolsOf(app, work),
    view: <T>(name: string, input = {}) =>
      asking(
        work.transport.json<T>('GET', `/link/views/${encodeURIComponent(name)}`, {
          query: { input: JSON.stringify(input) },
        }),
      ),
    act: <T>(name: string, input = {}) =>
      asking(
        work.transport.json<T>('POST', `/link/actions/${encodeURIComponent(name)}`, {
          json: input,
          key: crypto.randomUUID(),
        }),
      ),
    watch: () => () => undefined,
  };
}
