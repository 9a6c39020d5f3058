import { useEffect, useState } from 'react';
import type { KeptAnswer, PageTools } from '@selvedge/sdk/page';

interface Asked<T> {
  readonly known: KeptAnswer<T> | null;
  readonly error: unknown;
  /** Asks again, now. */
  readonly again: () => Promise<void>;
}

const LOOK_MS = 20_000;

/** Answer of a view that is kept on the phone: asked now, when something changes, and from time to time. */
export function useAsked<T>(
  tools: PageTools,
  view: string,
  input: Readonly<Record<string, unknown>>,
): Asked<T> {
  const question = JSON.stringify(input);
  const [state, setState] = useState<{ question: string; known: KeptAnswer<T> } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const ask = async (): Promise<void> => {
    try {
      const known = await tools.kept<T>(view, JSON.parse(question) as Record<string, unknown>);
      setState({ question, known });
      setError(null);
    } catch (thrown) {
      setError(thrown);
      throw thrown;
    }
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => tools.every(LOOK_MS, ask), [tools, view, question]);
  return {
    known: state?.question === question ? state.known : null,
    error,
    again: () => ask().catch(() => undefined),
  };
}
