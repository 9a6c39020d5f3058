import { App } from 'antd';
import { useCallback, useState } from 'react';
import { createElement } from 'react';
import { ProblemNote } from './ProblemNote.tsx';

/** Runs a change; a failure is told in full at the top right. Answers true when it succeeded. */
export function useAct(): {
  readonly busy: boolean;
  readonly act: (change: () => Promise<unknown>) => Promise<boolean>;
} {
  const { notification } = App.useApp();
  const [running, setRunning] = useState(0);
  const act = useCallback(
    async (change: () => Promise<unknown>): Promise<boolean> => {
      setRunning((count) => count + 1);
      try {
        await change();
        return true;
      } catch (cause) {
        notification.open({
          title: null,
          description: createElement(ProblemNote, { problem: cause }),
          duration: 12,
          placement: 'topRight',
        });
        return false;
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [notification],
  );
  return { busy: running > 0, act };
}
