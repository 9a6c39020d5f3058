import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from './useAct.ts';

let count = 0;

/** Tells what was done, with the way back for a while. */
export function useUndo(): (done: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation('common');
  const { notification } = App.useApp();
  const { act } = useAct();
  return (done, undo) => {
    const key = `undo-${++count}`;
    notification.open({
      key,
      title: done,
      placement: 'bottomRight',
      duration: 10,
      actions: (
        <Button
          size="small"
          data-testid="undo"
          onClick={() => {
            notification.destroy(key);
            void act(undo);
          }}
        >
          {t('common:undo')}
        </Button>
      ),
    });
  };
}
