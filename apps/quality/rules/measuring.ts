/** What the size specification asks of a point, hundredths of a centimetre. */
export interface Asked {
  readonly value: number;
  /** null = the specification does not say. */
  readonly plus: number | null;
  readonly minus: number | null;
}

export type Fit = 'within' | 'over' | 'under' | 'unknown';

export interface Measured {
  readonly deviation: number;
  /** Beyond the tolerance, below zero = under; 0 within it. */
  readonly beyond: number;
  readonly fit: Fit;
}

/** A measured point against its specification; the tolerance itself is still within. */
export function measured({ value, plus, minus }: Asked, found: number): Measured {
  const deviation = found - value;
  const side = deviation > 0 ? plus : minus;
  if (deviation === 0) return { deviation, beyond: 0, fit: 'within' };
  if (side === null) return { deviation, beyond: 0, fit: 'unknown' };
  const beyond = Math.max(0, Math.abs(deviation) - side);
  if (beyond === 0) return { deviation, beyond, fit: 'within' };
  return deviation > 0 ? { deviation, beyond, fit: 'over' } : { deviation, beyond: -beyond, fit: 'under' };
}
