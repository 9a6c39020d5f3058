import { divided, fromScaled, type Kpi, type KpiFigure, type KpiSums, toScaled } from '@selvedge/sdk/app';

/** Places that sums are kept with: no handler may give more. */
const SCALE = 8;

type Key = Readonly<Record<string, string | null>>;

/** Sums of a group, exact. */
interface Total {
  readonly key: Key;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const scaled = (value: number | string | undefined): bigint => {
  if (value === undefined) return 0n;
  if (typeof value === 'string') return toScaled(value, SCALE);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${value} is no whole number; give a decimal as a text`);
  return BigInt(value) * 10n ** BigInt(SCALE);
};

const keyOf = (by: readonly string[], { key = {} }: KpiSums): Key =>
  Object.fromEntries(by.map((dimension) => [dimension, Reflect.get(key, dimension) ?? null]));

/**
 * The one place in which figures are rolled up: numerators and denominators are added, and what is told of a group is
 * divided from them. So any grouping has the same total.
 */
export function rolledUp(kpi: Kpi, rows: readonly KpiSums[], by: readonly string[]): KpiFigure[] {
  const groups = new Map<string, Total>();
  for (const row of rows) {
    const key = keyOf(by, row);
    const name = JSON.stringify(Object.values(key));
    const known = groups.get(name);
    groups.set(name, {
      key,
      numerator: (known?.numerator ?? 0n) + scaled(row.numerator),
      denominator: (known?.denominator ?? 0n) + scaled(row.denominator),
    });
  }
  return [...groups.values()].map((total) => figureOf(kpi, total));
}

/** Everything together. */
export const totalOf = (kpi: Kpi, rows: readonly KpiSums[]): KpiFigure =>
  rolledUp(kpi, rows, [])[0] ?? figureOf(kpi, { key: {}, numerator: 0n, denominator: 0n });

function figureOf(kpi: Kpi, { key, numerator, denominator }: Total): KpiFigure {
  const isSum = kpi.kind === 'sum';
  return {
    key,
    numerator: plain(numerator),
    denominator: isSum ? null : plain(denominator),
    value: isSum || denominator !== 0n ? valueOf(kpi, numerator, denominator) : null,
  };
}

/** Rounded once, half away from zero. */
function valueOf(kpi: Kpi, numerator: bigint, denominator: bigint): string {
  const places = placesOf(kpi);
  const one = 10n ** BigInt(SCALE);
  const by = kpi.kind === 'sum' ? one : denominator;
  return fromScaled(divided(numerator * BigInt(timesOf(kpi)) * 10n ** BigInt(places), by), places);
}

export const placesOf = ({ places, kind }: Kpi): number => places ?? (kind === 'sum' ? 0 : 2);
export const timesOf = ({ times, unit, kind }: Kpi): number =>
  times ?? (unit === '%' && kind !== 'sum' ? 100 : 1);

/** `12`, `12.5`: no zeros that nobody wrote. */
const plain = (value: bigint): string => fromScaled(value, SCALE).replace(/\.?0+$/, '');
