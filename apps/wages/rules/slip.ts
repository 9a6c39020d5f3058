import { chargeable, isAnswered } from './charge.ts';
import type { Extra, PayLine, Policy, WorkerPay } from './facts.ts';
import { fraction, plus, roundedTo, sum, ZERO } from './fraction.ts';
import { line } from './line.ts';

const CENTS = 100n;

/** Closes a payslip: rounds once, to the fen; then advances, and charges within the law's limits. */
export function slipOf(
  worker: string,
  lines: readonly PayLine[],
  extras: readonly Extra[],
  pieces: number,
  { charges }: Policy,
): WorkerPay {
  const paid = extras
    .filter(({ kind }) => kind === 'bonus' || kind === 'allowance')
    .map((one) => plainLine(one));
  const earned = sum([...lines, ...paid].map(({ amount }) => amount));
  const gross = roundedTo(earned, 2);
  const wished = extras.filter((one) => one.kind === 'charge' && charges.isAllowed && isAnswered(one));
  let left = chargeable(fen(wished), gross, charges.percent, charges.minimum);
  const kept = wished.map((one) => {
    const wanted = fen([one]);
    const part = wanted < left ? wanted : left;
    left -= part;
    return line(
      'charge',
      fraction(-part, CENTS),
      { wanted: wanted.toString(), percent: charges.percent },
      { day: one.day, reason: one.reason, isLate: one.isLate },
    );
  });
  const advances = extras.filter(({ kind }) => kind === 'advance').map((one) => plainLine(one, -1));
  const deducted = [...kept, ...advances].filter(({ amount }) => amount.n !== 0n);
  const deductions = -roundedTo(sum(deducted.map(({ amount }) => amount)), 2);
  return {
    worker,
    lines: [...lines, ...paid, ...deducted],
    pieces,
    earned,
    gross,
    deductions,
    net: gross - deductions,
  };
}

const fen = (all: readonly Extra[]): bigint =>
  roundedTo(
    all.reduce((total, { amount }) => plus(total, amount ?? ZERO), ZERO),
    2,
  );

/** A line that is an amount and its reason. */
function plainLine({ kind, amount, day, reason, isLate }: Extra, sign: number | undefined = 1): PayLine {
  const value = amount ?? ZERO;
  const known = kind === 'allowance' || kind === 'advance' ? kind : 'bonus';
  return line(known, sign === -1 ? { n: -value.n, d: value.d } : value, {}, { day, reason, isLate });
}
