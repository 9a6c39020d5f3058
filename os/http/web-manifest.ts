import { z } from 'zod';

const GROUND = '#FAF8F4';

/** What a device is asked to install: the whole desk, or one page of an app as an app of its own. Bad wishes are left out. */
const wish = z.object({
  start: z
    .string()
    .max(500)
    .regex(/^\/(a\/[^/?#\\]+\/page\/[^/?#\\]+\/?)?$/)
    .catch('/'),
  name: z.string().min(1).max(80).catch('织边 Selvedge'),
  org: z.string().max(80).catch(''),
  language: z.enum(['zh', 'en']).catch('zh'),
  display: z.enum(['standalone', 'fullscreen']).catch('standalone'),
});

/** The web app manifest for a query. */
export function manifestOf(query: unknown): object {
  const { start, name, org, language, display } = wish.parse(query ?? {});
  return {
    id: start,
    start_url: start,
    scope: '/',
    name: org === '' ? name : `${name} · ${org}`,
    short_name: name.slice(0, 12),
    lang: language === 'zh' ? 'zh-CN' : 'en',
    display,
    background_color: GROUND,
    theme_color: GROUND,
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
