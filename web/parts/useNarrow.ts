import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 720px)');

const listen = (heard: () => void): (() => void) => {
  narrow.addEventListener('change', heard);
  return () => narrow.removeEventListener('change', heard);
};

/** True on a phone. */
export const useNarrow = (): boolean => useSyncExternalStore(listen, () => narrow.matches);
