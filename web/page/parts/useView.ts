import { useEffect, useState } from 'react';
import type { PageTools, Viewed } from '@selvedge/sdk/page';

const LOOK_MS = 60_000;

/** Asks a view now, every minute and when something changes; what is shown stays while it is asked again. @param input null = do not ask */
export function useView<T>(
  tools: PageTools,
  name: string,
  input: Readonly<Record<string, unknown>> | null = NOTHING,
  isLasting = false,
): Viewed<T> {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly value: T } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const key = input === null ? null : JSON.stringify(input);
  useEffect(() => {
    if (key === null) return;
    let isOver = false;
    const stop = tools.every(LOOK_MS, async () => {
      try {
        const value = await tools.view<T>(name, JSON.parse(key));
        if (isOver) return;
        setAnswer({ of: key, value });
        setError(null);
      } catch (cause) {
        if (!isOver) setError(cause);
        throw cause;
      }
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [tools, name, key, asked]);
  return {
    answer: answer !== null && (isLasting || answer.of === key) ? answer.value : null,
    error,
    again: () => setAsked((count) => count + 1),
  };
}

const NOTHING = {};
