import { useSyncExternalStore } from 'react';
import { usePage } from '../context.ts';
import type { Fresh } from '../fresh.ts';
import type { LineState } from '../line.ts';

export function useLine(): LineState {
  const { line } = usePage().work;
  return useSyncExternalStore(
    (heard) => line.on(heard),
    () => line.state,
  );
}

export function useFresh(): Fresh {
  const { fresh } = usePage();
  return useSyncExternalStore(fresh.on, () => fresh.now);
}
