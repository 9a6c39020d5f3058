import { type ViewContext, workDayOf } from '@selvedge/sdk/app';
import { customers } from '@selvedge/contracts/orders';
import { payment, receivable } from '../entities/receivable.ts';
import { type OpenBill, settled } from '../rules/receivables.ts';

export interface CustomerOwed {
  readonly customer: string;
  readonly bills: readonly (OpenBill & { readonly number: string; readonly billedOn: string })[];
  readonly credit: bigint;
  readonly owed: bigint;
  readonly overdue: bigint;
  readonly daysOver: number;
}

/** Amounts are kept in two places, summed in four. */
const SCALE = 100n;

interface Asked {
  /** Only this one; default: all. */
  readonly customer?: string | null;
  /** As it stood at the end of that day; default: now, with everything that was entered. */
  readonly day?: string | null;
}

/** What customers owe, who owes longest first. */
export async function owedBy(
  ctx: ViewContext,
  { customer: wished = null, day = null }: Asked = {},
): Promise<CustomerOwed[]> {
  const today = day ?? workDayOf(ctx.now, ctx.org);
  const bills = await ctx.sql<{
    id: string;
    customer: string;
    number: string;
    billedOn: string;
    due: string;
    amount: string;
  }>`
    select id, customer, number, billed_on::text as "billedOn", due::text as due, amount::text as amount from ${receivable}
    where deleted_at is null and (${wished}::uuid is null or customer = ${wished}::uuid)
      and (${day}::date is null or billed_on <= ${day}::date)`;
  const paid = await ctx.sql<{ customer: string; bill: string | null; amount: string }>`
    select customer, receivable as bill, amount::text as amount from ${payment}
    where deleted_at is null and (${wished}::uuid is null or customer = ${wished}::uuid)
      and (${day}::date is null or paid_on <= ${day}::date) order by paid_on, id`;
  const payments = Map.groupBy(paid, ({ customer }) => customer);
  const byCustomer = Map.groupBy(bills, ({ customer }) => customer);
  const known = [...new Set([...byCustomer.keys(), ...payments.keys()])];
  return known
    .map((customer) => {
      const own = (byCustomer.get(customer) ?? []).map((one) => ({
        ...one,
        amount: BigInt(one.amount) * SCALE,
      }));
      const facts = new Map(own.map((one) => [one.id, one]));
      const { bills: open, credit } = settled(
        own,
        (payments.get(customer) ?? []).map(({ bill, amount }) => ({ bill, amount: BigInt(amount) * SCALE })),
        today,
      );
      const late = open.filter(({ daysOver }) => daysOver > 0);
      return {
        customer,
        credit,
        bills: open.map((one) => ({
          ...one,
          number: facts.get(one.id)?.number ?? '',
          billedOn: facts.get(one.id)?.billedOn ?? one.due,
        })),
        owed: open.reduce((all, one) => all + one.open, 0n),
        overdue: late.reduce((all, one) => all + one.open, 0n),
        daysOver: Math.max(0, ...late.map(({ daysOver }) => daysOver)),
      };
    })
    .toSorted((a, b) => b.daysOver - a.daysOver || (b.owed > a.owed ? 1 : -1));
}

/** Customer → name. */
export async function customerNames({ sql }: Pick<ViewContext, 'sql'>): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`select id, name from ${customers}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
