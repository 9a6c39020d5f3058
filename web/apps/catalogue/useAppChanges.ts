import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AppCard } from '../../client/index.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { useAct } from '../../parts/useAct.ts';
import { useUndo } from '../../parts/useUndo.tsx';
import { useApi } from '../../session/useApi.ts';

/** What may be done to an app at once, each with its way back. */
export function useAppChanges(card: AppCard) {
  const { t } = useTranslation('apps');
  const language = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { busy, act } = useAct();
  const tell = useUndo();
  const title = card.title[language];
  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['apps'] });
    await queries.invalidateQueries({ queryKey: ['app', card.id] });
  };
  const change = async (
    done: string,
    forth: () => Promise<unknown>,
    back: () => Promise<unknown>,
  ): Promise<void> => {
    const apply = async (step: () => Promise<unknown>): Promise<void> => {
      await step();
      await refresh();
    };
    if (await act(() => apply(forth))) tell(done, () => apply(back));
  };
  return {
    busy,
    refresh,
    enable: () =>
      change(
        t('apps:catalogue.enabled', { title }),
        () => api.enableApp(card.id),
        () => api.disableApp(card.id),
      ),
    disable: () =>
      change(
        t('apps:catalogue.disabled', { title }),
        () => api.disableApp(card.id),
        () => api.enableApp(card.id),
      ),
    rollBack: () =>
      change(
        t('apps:catalogue.rolledBack', { title }),
        () => api.rollBackApp(card.id),
        () => api.rollBackApp(card.id),
      ),
    remove: () =>
      change(
        t('apps:catalogue.removed', { title }),
        () => api.removeApp(card.id, { records: 'keep' }),
        async () => {
          await api.installApp(card.id);
          if (card.enabled) await api.enableApp(card.id);
        },
      ),
  };
}
