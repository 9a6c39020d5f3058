const PREFIX = 'selvedge.draft.';

/** Keeps what was typed for this tab, without its secrets. */
export function keep(name: string, values: object, secrets: readonly string[]): void {
  const open = Object.fromEntries(Object.entries(values).filter(([field]) => !secrets.includes(field)));
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(open));
  } catch {
    // A full or closed storage loses the draft, never the form.
  }
}

export function kept(name: string): object | null {
  try {
    const values: unknown = JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null');
    return typeof values === 'object' ? values : null;
  } catch {
    return null;
  }
}

export const forget = (name: string): void => sessionStorage.removeItem(PREFIX + name);
