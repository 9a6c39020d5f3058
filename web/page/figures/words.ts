import type { Language } from '../../i18n/language.ts';
import { spokenLanguage, textIn, type Texts } from '../words.ts';

/** Texts of charts come with them: a station has none. */
const files = import.meta.glob<Texts>('../../locales/*/figures.json', { import: 'default', eager: true });
const textsOf = (language: Language): Texts => files[`../../locales/${language}/figures.json`] ?? {};

/** A text of `figures.json`. */
export const t = (key: `figures:${string}`, fill: Readonly<Record<string, string | number>> = {}): string =>
  textIn(textsOf(spokenLanguage()), key, fill);
