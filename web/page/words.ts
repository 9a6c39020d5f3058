import type { Language } from '../i18n/language.ts';

type Texts = { readonly [key: string]: string | Texts };

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

/** A text of `page.json` in the language that was started; `{{name}}` is filled in. */
export function t(key: `page:${string}`, fill: Readonly<Record<string, string | number>> = {}): string {
  let found: string | Texts | undefined = texts;
  for (const step of key.slice('page:'.length).split('.'))
    found = typeof found === 'object' ? found[step] : undefined;
  return typeof found === 'string'
    ? found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(fill[name] ?? ''))
    : key;
}
