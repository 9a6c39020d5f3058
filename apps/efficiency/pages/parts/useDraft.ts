import { useCallback, useState } from 'react';
import { type Draft, EMPTY } from './draft.ts';

const NAME = 'efficiency.study';

function kept(): Draft {
  try {
    const text = localStorage.getItem(NAME);
    // What this page itself wrote.
    return text === null ? EMPTY : { ...EMPTY, ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return EMPTY;
  }
}

/** A study that survives a closed browser: the watch goes on meanwhile. */
export function useDraft(): readonly [draft: Draft, change: (next: Draft) => void] {
  const [draft, setDraft] = useState(kept);
  const change = useCallback((next: Draft): void => {
    localStorage.setItem(NAME, JSON.stringify(next));
    setDraft(next);
  }, []);
  return [draft, change];
}
