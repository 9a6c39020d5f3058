import { useTranslation } from 'react-i18next';
import type { Labels } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useTimeZone } from '../../session/useSession.ts';
import type { Telling } from './words.ts';

/** The words of the person who looks. */
export function useTelling(labels: Labels = {}): Telling {
  const { t } = useTranslation(['apps', 'common']);
  const language = useLanguage();
  const zone = useTimeZone();
  return {
    language,
    zone,
    labels,
    yes: t('common:yes'),
    no: t('common:no'),
    rows: (count) => t('apps:value.rows', { count }),
  };
}
