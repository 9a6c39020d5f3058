import { addDays, type ActionContext, fromScaled } from '@selvedge/sdk/app';
import { earnedWork } from '../contract.ts';
import { presence } from '../entities/presence.ts';
import { standard } from '../entities/standard.ts';
import { PLACES } from '../fields/figures.ts';
import { paceOf } from '../rules/pace.ts';
import { refreshOperations } from './effort-of-days.ts';

/** Days in which good ones are looked for. */
const DAYS = 30;

interface Row {
  readonly style: string;
  readonly operation: string;
  readonly name: string | null;
  readonly minutes: number;
  readonly earned: number;
  readonly pieces: number;
}

/**
 * Estimates minutes of operations that have none, from the pace of good days. What a study of our own says is left alone.
 * @returns how many were reckoned
 */
export async function reckonStandards(ctx: ActionContext, today: string): Promise<number> {
  const from = addDays(today, -DAYS);
  const to = addDays(today, -1);
  const rows = await ctx.sql<Row>`
    with work as materialized (
      select e.day, e.worker, e.style, e.operation, max(e.title) as name, sum(e.pieces)::int as pieces,
        bool_and(e.sam is null or d.source = 'pace') as is_blind,
        case when bool_and(e.sam is null or d.source = 'pace') then 0 else sum(e.earned) end as earned
      from ${earnedWork} e left join ${standard} d on d.style = e.style and d.operation = e.operation and d.deleted_at is null
        and e.is_estimated and e.sam = d.sam
      where e.day between ${from}::date and ${to}::date and e.worker is not null and e.style is not null
      group by 1, 2, 3, 4),
    whole as (
      select w.day, w.worker, sum(w.earned) as earned, sum(case when w.is_blind then w.pieces else 0 end)::int as pieces
      from work w group by 1, 2)
    select w.style, w.operation, w.name, p.minutes::float8 as minutes, (x.earned / 10000)::float8 as earned, x.pieces
    from work w join whole x on x.day = w.day and x.worker = w.worker
      join ${presence} p on p.day = w.day and p.worker = w.worker and p.deleted_at is null
    where w.is_blind and w.pieces > 0`;
  const records = ctx.records(standard);
  const known = await ctx.sql<{ id: string; key: string; source: string; sam: number }>`
    select id, style || ' ' || operation as key, source, sam::float8 as sam from ${standard} where deleted_at is null`;
  const before = new Map(known.map((one) => [one.key, one]));
  const at = ctx.now.toISOString();
  const changed: { style: string; operation: string }[] = [];
  let reckoned = 0;
  for (const [key, own] of Map.groupBy(rows, ({ style, operation }) => `${style} ${operation}`)) {
    const pace = paceOf(own);
    const old = before.get(key);
    if (pace === null || old?.source === 'study') continue;
    const { style, operation, name } = own[0];
    const sam = fromScaled(Math.max(1, Math.round(pace.sam * 10 ** PLACES)), PLACES);
    const facts = { name, sam, source: 'pace', basis: pace.basis, at } as const;
    reckoned += 1;
    if (old?.sam === Number(sam.replace('.', ''))) continue;
    if (old === undefined) await records.add({ style, operation, ...facts });
    else await records.change(old.id, facts);
    changed.push({ style, operation });
  }
  await refreshOperations(ctx, changed);
  return reckoned;
}
