import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../parts/useAct.ts';
import { useUndo } from '../../parts/useUndo.tsx';
import { useApi } from '../../session/useApi.ts';
import { recordsKey } from '../facts.ts';

/** Removes a record at once; the way back is told. */
export function useRemove(app: string, entity: string) {
  const { t } = useTranslation('apps');
  const api = useApi();
  const queries = useQueryClient();
  const { act } = useAct();
  const tell = useUndo();
  const refresh = () => queries.invalidateQueries({ queryKey: recordsKey(app) });
  return async (id: string, label: string): Promise<boolean> => {
    const done = await act(() => api.removeRecord(app, entity, id));
    if (!done) return false;
    void refresh();
    tell(t('apps:record.removed', { label }), async () => {
      await api.restoreRecord(app, entity, id);
      await refresh();
    });
    return true;
  };
}
