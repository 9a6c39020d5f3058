import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Thing } from '../client/index.ts';
import { useAct } from '../parts/useAct.ts';
import { useApi } from '../session/useApi.ts';

/** Asks, then removes a thing: a removed one does not come back with one click. */
export function useRemoveThing(onDone: (thing: Thing) => Promise<void>): (thing: Thing) => void {
  const { t } = useTranslation(['things', 'common']);
  const { modal } = App.useApp();
  const { act } = useAct();
  const api = useApi();
  const queries = useQueryClient();
  return (thing) => {
    modal.confirm({
      title: t('things:remove.title', { path: thing.path }),
      content: thing.children > 0 ? t('things:remove.whole') : t('things:remove.hint'),
      okText: t('things:remove.submit'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      icon: null,
      onOk: async () => {
        const removed = await act(() =>
          api.removeThing(thing.path, { deep: thing.children > 0 ? '1' : '0' }),
        );
        if (!removed) return;
        await onDone(thing);
        queries.removeQueries({ queryKey: ['things', 'one', thing.path] });
        await queries.invalidateQueries({ queryKey: ['things'] });
      },
    });
  };
}
