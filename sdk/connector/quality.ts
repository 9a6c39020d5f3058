/**
 * Quality of a point, one byte. The list is published: codes are permanent, new ones are added at the end.
 * Below 16 a value may be used for figures; from 16 on it is kept and shown, but left out of every figure.
 * Modelled after the OPC quality idea (good, uncertain, bad, with a sub-status).
 */
export const QUALITY = {
  /** As measured. */
  good: 0,
  /** The source itself says "uncertain". Used in figures. */
  uncertain: 1,
  /** The source itself says "bad". */
  bad: 16,
  /** The value does not fit the metric's datatype (text where a number belongs, …). */
  wrongType: 17,
  /** Outside the metric's declared range. */
  outOfRange: 18,
  /** Not a number, or too large for a 64-bit float. */
  notANumber: 19,
  /** A time stamp before 2000 or more than a day ahead of the platform's clock. Kept, never "latest". */
  badTime: 20,
  /** The source stopped reporting. */
  stale: 21,
} as const;

export type QualityName = keyof typeof QUALITY;

/** True when a value of this quality counts in figures. */
export const isUsable = (code: number): boolean => code < 16;

const NAMES = new Map<number, QualityName>(
  (Object.entries(QUALITY) as [QualityName, number][]).map(([name, code]) => [code, name]),
);

/** Name of a quality code; an unlisted code reads as `bad`. */
export const qualityName = (code: number): QualityName =>
  NAMES.get(code) ?? (isUsable(code) ? 'uncertain' : 'bad');

/** Quality from what a source wrote: a code, a name of the list, or true/false for good/bad. Unreadable = bad. */
export function parseQuality(written: unknown): number {
  if (written === undefined || written === null || written === true) return QUALITY.good;
  if (written === false) return QUALITY.bad;
  if (typeof written === 'number')
    return Number.isInteger(written) && written >= 0 && written <= 255 ? written : QUALITY.bad;
  if (typeof written === 'string' && Object.hasOwn(QUALITY, written)) return QUALITY[written as QualityName];
  return QUALITY.bad;
}
