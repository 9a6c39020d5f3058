export const EVERY = ['day', 'week', 'month'] as const;
export type Every = (typeof EVERY)[number];

/** So many periods are shown, today's among them. */
const SHOWN: Readonly<Record<Every, number>> = { day: 14, week: 12, month: 12 };
const DAY_MS = 86_400_000;

const written = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The days a trend spans, in whole periods up to today. @param today calendar day of the org, `2026-11-24` */
export function spanOf(every: Every, today: string): { readonly from: string; readonly to: string } {
  const at = Date.parse(`${today}T00:00:00Z`);
  const day = new Date(at);
  const back = SHOWN[every] - 1;
  if (every === 'day') return { from: written(at - back * DAY_MS), to: today };
  if (every === 'month')
    return { from: written(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - back, 1)), to: today };
  // Weeks begin on Monday.
  const monday = at - ((day.getUTCDay() + 6) % 7) * DAY_MS;
  return { from: written(monday - back * 7 * DAY_MS), to: today };
}

/** Work days that the catalogue shows, today's last. */
export const CATALOGUE_SPANS = ['day', 'week', 'month', 'quarter'] as const;
export type CatalogueSpan = (typeof CATALOGUE_SPANS)[number];

export const isCatalogueSpan = (word: unknown): word is CatalogueSpan =>
  CATALOGUE_SPANS.some((span) => span === word);
