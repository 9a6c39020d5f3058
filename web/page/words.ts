import type { Language } from '../i18n/language.ts';

export type Texts = { readonly [key: string]: string | Texts };

type Fill = Readonly<Record<string, string | number>>;

/** Pages without a shell bring no library for their few texts; both languages are smaller than another round trip. */
const files = import.meta.glob<Texts>('../locales/*/page.json', { import: 'default', eager: true });
let texts: Texts = {};
let spoken: Language | null = null;

/** The language of all texts from here on. */
export function startWords(language: Language): void {
  if (spoken === language) return;
  texts = files[`../locales/${language}/page.json`] ?? {};
  spoken = language;
}

/** The language that was started. */
export const spokenLanguage = (): Language => spoken ?? 'zh';

/** A text of `page.json` in the language that was started; `{{name}}` is filled in. */
export const t = (key: `page:${string}`, fill: Fill = {}): string => textIn(texts, key, fill);

/** @param key with its file before the colon */
export function textIn(all: Texts, key: string, fill: Fill): string {
  let found: string | Texts | undefined = all;
  for (const step of key.slice(key.indexOf(':') + 1).split('.'))
    found = typeof found === 'object' ? found[step] : undefined;
  return typeof found === 'string'
    ? found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(fill[name] ?? ''))
    : key;
}
