import { type Measured, measured } from '../../rules/measuring.ts';

export interface SpecPoint {
  readonly point: string;
  readonly tolerancePlus: string | null;
  readonly toleranceMinus: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** Hundredths of a centimetre of what was typed; null = not a measure yet. */
export function hundredths(typed: string): number | null {
  if (!/^\d{1,3}(\.\d{0,2})?$/.test(typed)) return null;
  const [whole, places = ''] = typed.split('.');
  return Number(whole) * 100 + Number(places.padEnd(2, '0'));
}

/** As an action takes it: `100.` is 100. */
export const written = (typed: string): string => typed.replace(/\.$/, '');

const tolerance = (text: string | null): number | null => (text === null ? null : hundredths(text));

/** A typed measure against the specification; null = nothing to judge. */
export function judged(
  { values, tolerancePlus, toleranceMinus }: SpecPoint,
  size: string,
  typed: string,
): Measured | null {
  const found = hundredths(typed);
  const asked = values[size] === undefined ? null : hundredths(values[size]);
  if (found === null || asked === null) return null;
  return measured({ value: asked, plus: tolerance(tolerancePlus), minus: tolerance(toleranceMinus) }, found);
}
