const PREFIX = 'selvedge.draft.';

/** Keeps what was typed for this tab, without its secrets (`a.b` names a nested field). */
export function keep(name: string, values: object, secrets: readonly string[]): void {
  const paths = new Map<unknown, string>([[values, '']]);
  const open = JSON.stringify(values, function (this: unknown, field: string, value: unknown) {
    const path = (paths.get(this) ?? '') + field;
    if (typeof value === 'object' && value !== null) paths.set(value, path === '' ? '' : `${path}.`);
    return secrets.includes(path) ? undefined : value;
  });
  try {
    sessionStorage.setItem(PREFIX + name, open);
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
