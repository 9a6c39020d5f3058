// Lets pages of apps open without the server. It keeps the files of the build that such a page needs (kept.json lists them),
// the document of each page that was opened, and the code of pages, whose address names its content. It keeps no answer of the
// API: those are the page's own to keep, for one person. A new build is fetched whole before the old one goes.
const FILES = 'selvedge.files';
const PAGES = 'selvedge.pages';
const CODE = 'selvedge.code';
const LIST = '/kept.json';
const DOCUMENT = '/page.html';
const MOST_CODE = 60;

const isOfApp = (path) => /^\/a\/[^/]+\/page\/[^/]+\/?$/.test(path);
const isCode = (path) => /^\/api\/v1\/apps\/[^/]+\/modules\//.test(path);

self.addEventListener('install', (event) => {
  // Where a browser can, files of the build come from their cache without waking this worker for each.
  event.addRoutes?.({ condition: { urlPattern: { pathname: '/assets/*' } }, source: { cacheName: FILES } });
  event.waitUntil(renew().then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (isOfApp(pathname)) event.respondWith(opened(event));
  } else if (isCode(pathname)) event.respondWith(code(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (/^\/[\w-]+\.(svg|png|js|webmanifest)$/.test(pathname)) event.respondWith(freshFirst(request));
});

// What the house sends while no page is open: shown as it is; a touch opens its page.
self.addEventListener('push', (event) => {
  const told = event.data?.json() ?? {};
  const options = {
    body: told.body ?? '',
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { path: told.path ?? '/' },
  };
  event.waitUntil(self.registration.showNotification(told.title ?? 'Selvedge', options));
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const wished = new URL(event.notification.data?.path ?? '/', self.location.origin);
  if (wished.origin === self.location.origin) event.waitUntil(show(wished));
});

async function show(wished) {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const known = open.find(({ url }) => new URL(url).pathname === wished.pathname);
  return known === undefined ? self.clients.openWindow(wished.href) : known.focus();
}

/** The document as it is known, at once; what is new is fetched behind it, for the next time. */
async function opened(event) {
  const known = await caches.match(DOCUMENT, { cacheName: PAGES });
  if (known === undefined) return fetch(event.request);
  event.waitUntil(renew().catch(() => undefined));
  return known;
}

/** A file with a hash in its name is the same for ever. */
async function file(request) {
  return (await caches.match(request, { cacheName: FILES, ignoreVary: true })) ?? fetch(request);
}

/** A refusal (signed out) is not kept. */
async function code(request) {
  const cache = await caches.open(CODE);
  const known = await cache.match(request, { ignoreVary: true, ignoreSearch: true });
  if (known !== undefined) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - MOST_CODE))) await cache.delete(old);
  }
  return answer;
}

async function freshFirst(request) {
  try {
    return await fetch(request);
  } catch (cause) {
    const known = await caches.match(request, { cacheName: FILES, ignoreVary: true, ignoreSearch: true });
    if (known !== undefined) return known;
    throw cause;
  }
}

let renewing = null;
/** Fetches the build that is served now, unless it is the one that is kept. */
function renew() {
  renewing ??= fetchBuild().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function fetchBuild() {
  const answer = await fetch(LIST, { cache: 'no-cache', credentials: 'omit' });
  if (!answer.ok) throw new Error(`${LIST}: ${answer.status}`);
  const files = await caches.open(FILES);
  const pages = await caches.open(PAGES);
  const before = await (await pages.match(LIST))?.json();
  const list = await answer.clone().json();
  if (before?.version === list.version) return;
  for (const path of list.files) {
    const isThere =
      path.startsWith('/assets/') && (await files.match(path, { ignoreVary: true })) !== undefined;
    if (!isThere) await store(files, path);
  }
  // Everything it needs is here: from now on the new one opens.
  await store(pages, DOCUMENT);
  await pages.put(LIST, answer);
  // Pages that are open may still ask for files of the build before; older ones go.
  const wanted = new Set([...list.files, ...(before?.files ?? [])]);
  for (const request of await files.keys())
    if (!wanted.has(new URL(request.url).pathname)) await files.delete(request);
}

async function store(cache, path) {
  const answer = await fetch(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}
