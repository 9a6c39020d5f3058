import type { PageTools } from '@selvedge/sdk/page';

/** Words in the person's language. */
export const saying =
  (tools: PageTools) =>
  (zh: string, en: string): string =>
    tools.say({ zh, en });

/** `18620.40` → `18 620`. */
export const yuan = (written: string | null): string =>
  written === null ? '—' : `${Math.round(Number(written))}`.replace(/\B(?=(\d{3})+$)/g, '\u202f');

export const count = (value: number | null): string =>
  value === null ? '—' : `${value}`.replace(/\B(?=(\d{3})+$)/g, '\u202f');
