import type { Fraction } from './fraction.ts';
import type { LineKind, PayLine } from './facts.ts';

/** A line that is not about pieces of an order. */
export const line = (
  kind: LineKind,
  amount: Fraction,
  numbers: PayLine['numbers'],
  more: Partial<Pick<PayLine, 'day' | 'reason' | 'isLate'>> = {},
): PayLine => ({
  kind,
  amount,
  order: null,
  operation: null,
  title: null,
  quantity: null,
  price: null,
  day: null,
  reason: null,
  isLate: false,
  ...more,
  numbers,
});
