import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstLanguage, isLanguage, type Language } from './language.ts';

/** One file a language and page area, fetched when the area is opened. */
const files = import.meta.glob<{ default: Record<string, unknown> }>('../locales/*/*.json');

async function read(language: string, area: string): Promise<Record<string, unknown>> {
  const load = files[`../locales/${language}/${area}.json`];
  if (load === undefined) throw new Error(`There are no texts for ${area}.`);
  return (await load()).default;
}

const backend = { type: 'backend' as const, callbackApi: false, read };

const reflect = (language: string): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
};

/** Resolves when the texts of the first screen are here. */
export async function startTexts(): Promise<void> {
  if (i18next.isInitialized) return;
  i18next.on('languageChanged', reflect);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['common', 'login'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');
export const changeLanguage = (language: Language) => i18next.changeLanguage(language);
