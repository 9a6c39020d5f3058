import { useSyncExternalStore } from 'react';
import { chosenAppearance, isDark, onAppearance } from './appearance.ts';

export const useDark = (): boolean => useSyncExternalStore(onAppearance, isDark);
export const useAppearance = () => useSyncExternalStore(onAppearance, chosenAppearance);
