import { fromScaled, toScaled } from '@selvedge/sdk/app';
import { LINE_PLACES } from '../fields/line.ts';
import type { PayLine, WorkerPay } from '../rules/facts.ts';
import { sum, written } from '../rules/fraction.ts';
import { formulaOf } from '../rules/formula.ts';
import { t } from '../words.ts';
import type { Named } from './book.ts';

const PRICE_PLACES = 4;

/** Lines of a payslip with their formulas; a line for the rounding makes them add up to what is paid. */
export function shownLines(pay: WorkerPay, names: ReadonlyMap<string, Named>) {
  const lines = pay.lines.map((line) => shownLine(line, names));
  const shown = lines.reduce((all, { amount }) => all + toScaled(amount, LINE_PLACES), 0n);
  const rest = pay.net * 100n - shown;
  if (rest === 0n) return lines;
  const amount = fromScaled(rest, LINE_PLACES);
  return [
    ...lines,
    {
      kind: 'rounding' as const,
      order: null,
      orderNumber: null,
      operation: null,
      name: null,
      day: null,
      quantity: null,
      price: null,
      per: null,
      amount,
      formula: t(`全部合计后取整到分 = ${amount}`, `The sum of all, rounded to the fen = ${amount}`),
      reason: null,
      isLate: false,
    },
  ];
}

function shownLine(line: PayLine, names: ReadonlyMap<string, Named>) {
  const { kind, order, operation, title, day, quantity, price, amount, reason, isLate } = line;
  const named = names.get(`${order} ${operation}`);
  return {
    kind,
    order,
    orderNumber: named?.orderNumber ?? null,
    operation,
    name: named?.name ?? title,
    day,
    quantity,
    price: price === null ? null : fromScaled(price.price, PRICE_PLACES),
    per: price === null ? null : price.per,
    amount: written(amount, LINE_PLACES),
    formula: formulaOf(line),
    reason,
    isLate,
  };
}

/** Sums of a payslip. Each part is told to the fen; the whole is rounded once, and what is left of it stands in other pay. */
export function totalsOf({ lines, pieces, gross, deductions, net }: WorkerPay) {
  const of = (...kinds: readonly string[]): bigint =>
    toScaled(
      written(sum(lines.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount)), 2),
      2,
    );
  const piecePay = of('piece', 'group', 'apprentice');
  const overtimePay = of('overtime', 'dayOvertime');
  return {
    pieces,
    piecePay: fromScaled(piecePay, 2),
    overtimePay: fromScaled(overtimePay, 2),
    otherPay: fromScaled(gross - piecePay - overtimePay, 2),
    gross: fromScaled(gross, 2),
    deductions: fromScaled(deductions, 2),
    net: fromScaled(net, 2),
  };
}
