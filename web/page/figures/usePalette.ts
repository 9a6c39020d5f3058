import { useSyncExternalStore } from 'react';
import { useDark } from '../../theme/useAppearance.ts';
import { DARK, LIGHT, type Palette, PRINTED } from './palette.ts';

const paper = matchMedia('print');
const listeners = new Set<() => void>();
let isPrinting = paper.matches;

function become(printing: boolean): void {
  isPrinting = printing;
  for (const listener of listeners) listener();
}
addEventListener('beforeprint', () => become(true));
addEventListener('afterprint', () => become(false));
paper.addEventListener('change', ({ matches }) => become(matches));

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** True while a page is put on paper. */
export const usePrinting = (): boolean => useSyncExternalStore(listen, () => isPrinting);

/** Colours of charts, as the device is set; black on white on paper. */
export function usePalette(): Palette {
  const isDark = useDark();
  return usePrinting() ? PRINTED : isDark ? DARK : LIGHT;
}
