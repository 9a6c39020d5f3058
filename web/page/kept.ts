import type { OpenedPage } from './opened.ts';
import { DeviceStore } from './unsent/store.ts';

const PREFIX = 'selvedge.kept.';
const keyOf = (app: string, name: string): string => `${PREFIX}${app}/${name}`;

/** What was known when a page was last opened here: with it the page opens without the server. */
export function keptPage(app: string, name: string): OpenedPage | null {
  const written = localStorage.getItem(keyOf(app, name));
  if (written === null) return null;
  try {
    const kept: OpenedPage = JSON.parse(written);
    return kept.page.name === name && kept.app === app ? kept : null;
  } catch {
    return null;
  }
}

export function keepPage(opened: OpenedPage): void {
  localStorage.setItem(keyOf(opened.app, opened.page.name), JSON.stringify(opened));
}

/**
 * When somebody signs out, or another in: the next person finds nothing of the last. What was not sent is kept for its person.
 * @param person whose own may stay
 */
export async function forgetPages(person: string | null = null): Promise<void> {
  const keys = Array.from(
    { length: localStorage.length },
    (_, index) => localStorage.key(index) ?? '',
  ).filter((key) => key.startsWith(PREFIX));
  const isOwn = (key: string): boolean => {
    const [app = '', name = ''] = key.slice(PREFIX.length).split('/');
    return person !== null && keptPage(app, name)?.person.id === person;
  };
  const others = keys.filter((key) => !isOwn(key));
  if (others.length === 0) return;
  for (const key of others) localStorage.removeItem(key);
  const store = await DeviceStore.open();
  await store.forgetAnswers();
  store.close();
}
