/** How the pages look: as chosen, or as the device is set. */
export type Appearance = 'auto' | 'light' | 'dark';

const KEY = 'selvedge.appearance';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());
dark.addEventListener('change', tell);

export function chosenAppearance(): Appearance {
  const chosen = document.documentElement.dataset['appearance'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

export const isDark = (): boolean => {
  const chosen = chosenAppearance();
  return chosen === 'auto' ? dark.matches : chosen === 'dark';
};

export function chooseAppearance(appearance: Appearance): void {
  if (appearance === 'auto') {
    delete document.documentElement.dataset['appearance'];
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset['appearance'] = appearance;
    localStorage.setItem(KEY, appearance);
  }
  tell();
}

export function onAppearance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
