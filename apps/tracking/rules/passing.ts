/** A tag in front of a reader, from when it was first seen to when it was seen last. Milliseconds. */
export interface Pass {
  readonly at: number;
  readonly until: number;
}

/** What one more look at a tag is: part of a pass, which it may lengthen, or a new one. */
export type Look<P extends Pass> = { readonly pass: P; readonly lengthens: boolean } | null;

/**
 * A reader tells a tag many times a second while it lies there: looks that are less than a window apart are one pass, in
 * whatever order they come. A pass is lengthened by half windows only, for each lengthening is written down.
 * @returns null = a new pass
 */
export function lookAt<P extends Pass>(passes: readonly P[], at: number, window: number): Look<P> {
  const pass = passes.find((one) => at > one.at - window && at < one.until + window);
  return pass === undefined ? null : { pass, lengthens: at - pass.until >= window / 2 };
}

/** The same reading has the same scan, however often it comes: series and time, as an id. */
export function scanOfReading(reading: string): string {
  const [series = '', time = ''] = reading.split('@');
  const hex = (written: string, length: number): string =>
    BigInt(/^\d+$/.test(written) ? written : 0)
      .toString(16)
      .padStart(length, '0')
      .slice(-length);
  const when = hex(time, 16);
  return `${hex(series, 8)}-0000-8000-${when.slice(0, 4)}-${when.slice(4)}`;
}
