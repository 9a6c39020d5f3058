import type { Title } from '../client/index.ts';
import type { Language } from './language.ts';

/** A title in the language on screen, else in the other, else the fallback (a name). */
export function titleIn(language: Language, title: Title | undefined, fallback: string): string {
  if (title === null || title === undefined) return fallback;
  if (typeof title === 'string') return title || fallback;
  const other = language === 'zh' ? 'en' : 'zh';
  return title[language] || title[other] || fallback;
}
