import { daysBetween } from '@selvedge/sdk/app';

/** What a customer was billed. Amounts are whole numbers of one place. */
export interface Billed {
  readonly id: string;
  readonly due: string;
  readonly amount: bigint;
}

/** What a customer paid; `bill` where he said for what. */
export interface Paid {
  readonly bill: string | null;
  readonly amount: bigint;
}

export interface OpenBill extends Billed {
  readonly open: bigint;
  readonly daysOver: number;
}

/**
 * What remains of each bill of one customer: a payment first settles the bill it names, what is left of it the oldest due. What is
 * paid beyond all bills is credit.
 */
export function settled(
  bills: readonly Billed[],
  payments: readonly Paid[],
  today: string,
): { readonly bills: readonly OpenBill[]; readonly credit: bigint } {
  const open = new Map(bills.map(({ id, amount }) => [id, amount]));
  let loose = 0n;
  for (const { bill, amount } of payments) {
    const rest = bill === null ? undefined : open.get(bill);
    if (bill === null || rest === undefined) {
      loose += amount;
      continue;
    }
    const taken = amount < rest ? amount : rest;
    open.set(bill, rest - taken);
    loose += amount - taken;
  }
  const ordered = bills.toSorted((a, b) =>
    a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1,
  );
  for (const { id } of ordered) {
    const rest = open.get(id) ?? 0n;
    const taken = loose < rest ? (loose > 0n ? loose : 0n) : rest;
    open.set(id, rest - taken);
    loose -= taken;
  }
  return {
    bills: ordered.map((bill) => {
      const rest = open.get(bill.id) ?? 0n;
      return { ...bill, open: rest, daysOver: rest > 0n ? Math.max(0, daysBetween(bill.due, today)) : 0 };
    }),
    credit: loose,
  };
}
