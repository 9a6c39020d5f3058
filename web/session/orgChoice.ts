const KEY = 'selvedge.org';
let chosen = localStorage.getItem(KEY);

/** Slug of the org this device acts for; null lets the server choose. */
export const chosenOrg = (): string | null => chosen;

export function chooseOrg(slug: string | null): void {
  chosen = slug;
  if (slug === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, slug);
}
