import type { OpenedPage } from './opened.ts';
import { DeviceStore } from './unsent/store.ts';

const PREFIX = 'selvedge.kept.';
const keyOf = (app: string, name: string): string => `${PREFIX}${app}/${name}`;

/** A page, and what it asked first. */
interface Kept extends OpenedPage {
  readonly asks?: readonly string[];
}

/** What was known when a page was last opened here: with it the page opens without the server. */
export function keptPage(app: string, name: string): Kept | null {
  const written = localStorage.getItem(keyOf(app, name));
  if (written === null) return null;
  try {
    const kept: Kept = JSON.parse(written);
    return kept.page.name === name && kept.app === app ? kept : null;
  } catch {
    return null;
  }
}

export function keepPage(opened: OpenedPage): void {
  const known = keptPage(opened.app, opened.page.name);
  keep({ ...opened, asks: isSame(known, opened) ? known?.asks : [] });
}

/** What a page asked first, paths below the API; public/asking.js reads it. A page that is not kept keeps nothing. */
export function keepAsks(opened: OpenedPage, asks: readonly string[]): void {
  const known = keptPage(opened.app, opened.page.name);
  if (known !== null && isSame(known, opened)) keep({ ...known, asks });
}

const keep = (kept: Kept): void =>
  localStorage.setItem(keyOf(kept.app, kept.page.name), JSON.stringify(kept));

const isSame = (known: Kept | null, { person, org }: OpenedPage): boolean =>
  known?.person.id === person.id && known.org.slug === org.slug;

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
