import { statement, type ViewContext } from '@selvedge/sdk/app';
import { carried } from '../entities/month.ts';
import type { Work } from '../rules/facts.ts';
import type { PriceBook } from '../rules/price.ts';
import type { Named, Operations } from './book.ts';
import type { Window } from './months.ts';
import { workOf } from './worked.ts';

/** Whose pieces; null = everybody's. Those of groups are always among them. */
export type Whose = readonly string[] | null;

interface Row {
  readonly worker: string | null;
  readonly group: string | null;
  readonly team: string | null;
  readonly order: string;
  readonly style: string | null;
  readonly operation: string;
  readonly size: string | null;
  readonly colour: string | null;
  readonly marked: boolean | null;
  readonly day: string;
  readonly quantity: number;
}

export interface Paid {
  readonly own: boolean;
  readonly others: boolean;
}

/**
 * Pieces of a month, summed in the database: as many rows as there are kinds of work, however many records. Size and colour
 * are looked at only where a price asks for them.
 */
export async function worksOf(
  ctx: ViewContext,
  window: Window,
  book: PriceBook,
  { names, styles }: Operations,
  { own, others }: Paid,
  whose: Whose,
): Promise<Work[]> {
  const { from, to, late, until, locks } = window;
  const [sized, coloured] = [book.sized, book.coloured].map((wanted) => codesOf(wanted, names));
  const mine =
    whose === null ? statement`` : statement`and (worker = any(${whose}::uuid[]) or group_id is not null)`;
  const span =
    late === null
      ? statement`day >= ${from}::date`
      : statement`day >= ${late.from}::date and (day >= ${from}::date or recorded_at > ${late.since}::timestamptz)`;
  const source = await workOf(ctx);
  // Of a whole month: its groups fit into memory. Sorting a million records by their kind takes thrice as long.
  if (whose === null)
    await ctx.sql`
      select set_config('work_mem', '64MB', true), set_config('enable_incremental_sort', 'off', true),
        set_config('enable_sort', 'off', true)`;
  const rows = await ctx.sql<Row>`
    select worker, group_id as "group", team, "order", style, operation, size, colour, marked, day::text as day, quantity
    from (
      select worker, group_id, team, "order", style, operation,
        case when operation = any(${sized}::text[]) then size end as size,
        case when operation = any(${coloured}::text[]) then colour end as colour,
        marked_overtime as marked, day, sum(quantity)::bigint as quantity
      from ${source} w
      where ${span} and day <= ${to}::date and recorded_at <= ${until}::timestamptz
        and (worker is not null or group_id is not null) ${mine}
        and (not is_rework or case when fault = 'own' then ${own}::boolean else ${others}::boolean end)
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    ) sums where quantity <> 0`;
  if (whose === null)
    await ctx.sql`select set_config('enable_sort', 'on', true), set_config('enable_incremental_sort', 'on', true)`;
  const carriedRows = await ctx.sql<Row & { carried: string }>`
    select id as carried, worker, "group", team, "order", style, operation, size, colour, marked, day::text as day, quantity
    from ${carried} where deleted_at is null and month < ${window.month}
      and (paid_in is null or paid_in = ${window.month})`;
  const wished = carriedRows.filter(
    ({ worker, group }) => whose === null || group !== null || (worker !== null && whose.includes(worker)),
  );
  return [...rows.map((row) => ({ ...row, carried: null })), ...wished].map((row) => {
    const isLate = row.day < from;
    return {
      ...row,
      style: row.style ?? styles.get(row.order) ?? null,
      title: names.get(`${row.order} ${row.operation}`)?.name ?? null,
      isLate,
      lockedAt: isLate ? (locks.get(row.day.slice(0, 7)) ?? null) : null,
    };
  });
}

/** Numbers of operations that are meant by number or by name. */
function codesOf(wanted: ReadonlySet<string>, names: ReadonlyMap<string, Named>): string[] {
  const codes = new Set(wanted);
  if (wanted.size > 0)
    for (const [key, { name }] of names) if (wanted.has(name)) codes.add(key.slice(key.indexOf(' ') + 1));
  return [...codes];
}
