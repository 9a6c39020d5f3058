import type { Language } from '@selvedge/sdk/errors';

const isLanguage = (word: string): word is Language => word === 'zh' || word === 'en';

/** The language somebody reads: what the request asks for, else the person's own, else English. */
export function languageOf(acceptLanguage: string | undefined, locale?: string | null): Language {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language)
    .find(isLanguage);
  return wished ?? (isLanguage(locale ?? '') ? (locale === 'zh' ? 'zh' : 'en') : 'en');
}
