import { useEffect, useState } from 'react';
import type { Language } from '../../i18n/language.ts';
import { startWords } from '../../page/words.ts';

/** True when the texts of pages of apps are here, in this language. */
export function useWords(language: Language): boolean {
  const [ready, setReady] = useState<Language | null>(null);
  useEffect(() => {
    void startWords(language).then(() => setReady(language));
  }, [language]);
  return ready === language;
}
