export type Language = 'zh' | 'en';

const KEY = 'selvedge.language';

export const isLanguage = (text: unknown): text is Language => text === 'zh' || text === 'en';

/** A locale tag's language, or null where we have none of it: zh-CN → zh. */
export function languageOf(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  if (/^zh/i.test(tag)) return 'zh';
  return /^en/i.test(tag) ? 'en' : null;
}

/** What this device chose, else what the browser prefers. */
export const firstLanguage = (): Language =>
  languageOf(localStorage.getItem(KEY)) ?? languageOf(navigator.language) ?? 'en';
export const hasChosen = (): boolean => localStorage.getItem(KEY) !== null;
export const remember = (language: Language): void => localStorage.setItem(KEY, language);
