import type { Titles } from '../../client/index.ts';
import type { Language } from '../../i18n/language.ts';

const otherOf = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/** A title with other words in the language on screen; the other language follows until it has words of its own. */
export function retitled(title: Titles, language: Language, words: string): Titles {
  const other = otherOf(language);
  const follows = title[other] === '' || title[other] === title[language];
  return { ...title, [language]: words, ...(follows ? { [other]: words } : {}) };
}

/** A title with words of its own in the other language; without any it says the same in both. */
export const alsoTitled = (title: Titles, language: Language, words: string): Titles => ({
  ...title,
  [otherOf(language)]: words === '' ? title[language] : words,
});

/** What is said in the other language, where it is something else. */
export const alsoSaid = (title: Titles, language: Language): string =>
  title[otherOf(language)] === title[language] ? '' : title[otherOf(language)];
