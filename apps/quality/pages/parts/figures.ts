import type { Titles } from '@selvedge/sdk/app';
import type { Sums } from './answers.ts';

export interface Bar {
  readonly key: string | null;
  readonly title: Titles;
  readonly count: number;
  readonly share: string | null;
  readonly cumulative: string | null;
}

interface Ratios extends Sums {
  readonly dhu: string | null;
  readonly defective: string | null;
  readonly firstPass: string | null;
}

export interface Day extends Ratios {
  readonly day: string;
}

/** The view `pareto`. */
export interface Figures extends Ratios {
  readonly bars: readonly Bar[];
  readonly days: readonly Day[];
}

export const SPANS = {
  day: { zh: '今天', en: 'Today', days: 1 },
  week: { zh: '7 天', en: '7 days', days: 7 },
  month: { zh: '30 天', en: '30 days', days: 30 },
} as const;

/** The last days on the org's clocks, today included. */
export function spanOf(span: keyof typeof SPANS, timeZone: string): { from: string; to: string } {
  const day = (before: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
      Date.now() - before * 86_400_000,
    );
  return { from: day(SPANS[span].days - 1), to: day(0) };
}
