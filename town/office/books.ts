import { Dice } from '../model/chance.ts';
import { dateOf } from './orders.ts';

const BOOKS = 9;

export interface TownBill {
  readonly number: string;
  /** Index of the customer. */
  readonly customer: number;
  readonly billedOn: string;
  readonly due: string;
  readonly amount: string;
  /** What of it was paid, and when; null = nothing. */
  readonly paid: { readonly amount: string; readonly paidOn: string } | null;
}

/** What customers were billed in the last two months, as of a day; some are late, some paid in part. */
export function billsOf(seed: number, today: number, customers: number): TownBill[] {
  return Array.from({ length: 9 }, (_, index) => {
    const dice = new Dice(seed, BOOKS, index);
    const amount = 8000 + 500 * Math.floor(dice.next() * 60);
    const billed = today - 60 + index * 6;
    const share = [1, 1, 0.6, 1, 0, 0.5, 0, 0, 0][index];
    return {
      number: `FP26${String(index + 201)}`,
      customer: index % customers,
      billedOn: dateOf(billed),
      due: dateOf(billed + 30),
      amount: amount.toFixed(2),
      paid:
        share === 0
          ? null
          : { amount: (amount * share).toFixed(2), paidOn: dateOf(Math.min(today, billed + 25)) },
    };
  });
}

/** Fee of a piece: what sewing it is paid, and as much again for everything else. */
export const feeOf = (sewing: number): string => (Math.ceil(sewing * 2.2 * 10) / 10).toFixed(2);

export const TRIMS = [
  { what: '主唛、洗唛、吊牌', share: 0.3 },
  { what: '缝纫线', share: 0.25 },
  { what: '包装袋、纸箱', share: 0.5 },
] as const;
