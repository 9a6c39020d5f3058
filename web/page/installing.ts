import type { Language } from '../i18n/language.ts';
import type { OpenedPage } from './opened.ts';

/** Makes a page an app of its own on this device, and keeps what it needs to open without the server. */
export function install({ page, org }: OpenedPage, language: Language): void {
  const query = new URLSearchParams({
    start: location.pathname,
    name: page.title[language],
    org: org.title,
    language,
    ...(page.archetype === 'station' ? {} : { display: 'fullscreen' }),
  });
  const known = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  const link = known ?? document.createElement('link');
  link.rel = 'manifest';
  link.href = `/app.webmanifest?${query.toString()}`;
  if (known === null) document.head.append(link);
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    navigator.serviceWorker
      .register('/worker.js', { updateViaCache: 'none' })
      .then(() => navigator.serviceWorker.ready)
      .then(() => keepCode(page.module))
      .catch(() => undefined);
}

/** At the first visit the code came before the worker was there. */
async function keepCode(address: string | null): Promise<void> {
  if (address === null) return;
  const code = await caches.open('selvedge.code');
  const path = `/api/v1${address}`;
  if ((await code.match(path, { ignoreVary: true })) === undefined) await code.add(path);
}
