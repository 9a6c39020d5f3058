import { useTranslation } from 'react-i18next';
import type { Titles } from '../../client/index.ts';
import { titleIn } from '../../i18n/title.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';

/** A title as it is read; one without any is told so. */
export function useTitle(): (title: Titles) => string {
  const { t } = useTranslation('own');
  const language = useLanguage();
  return (title) => titleIn(language, title, t('own:unnamed'));
}
