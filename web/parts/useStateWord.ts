import { useTranslation } from 'react-i18next';
import { wordKey } from '../state/states.ts';

/** A machine's own word in the language on screen, where we know it; else as it is written. */
export function useStateWord(): (word: string) => string {
  const { t } = useTranslation('common');
  return (word) => t(`common:word.${wordKey(word)}`, { defaultValue: word });
}
