import { addDays, fromScaled, type ViewContext } from '@selvedge/sdk/app';
import { work } from '@selvedge/contracts/tracking';
import { earnedWork } from '../contract.ts';
import { percentOf } from '../rules/sums.ts';

/** Hours that are followed. */
const MOST = 20;

interface Asked {
  readonly team: string;
  readonly style: string;
  readonly day: string;
}

interface Row {
  readonly nth: number;
  readonly pieces: number;
  readonly people: number;
  readonly earned: number;
}

/** Hours in which the team booked pieces of the style, from its first piece on, breaks and nights left out. */
export async function hoursAfter({ sql }: Pick<ViewContext, 'sql'>, { team, style, day }: Asked) {
  const [edges] = await sql<{ gap: number | null; isSameDay: boolean | null }>`
    with first as (
      select min(at) as at, min(day) as day from ${work} w
      where w.team = ${team}::uuid and w.style = ${style}::uuid and w.day = ${day}::date and w.quantity > 0 and not w.is_rework),
    last as (
      select w.at, w.day from ${work} w, first
      where w.team = ${team}::uuid and w.style <> ${style}::uuid and w.day between ${addDays(day, -7)}::date and ${day}::date
        and w.at < first.at and w.quantity > 0 and not w.is_rework
      order by w.at desc limit 1)
    select (extract(epoch from first.at - last.at) / 60)::int as gap, first.day = last.day as "isSameDay" from first, last`;
  const rows = await sql<Row>`
    with sams as (
      select "order", operation, max(sam) as sam from ${earnedWork}
      where style = ${style}::uuid and day between ${day}::date and ${addDays(day, 3)}::date group by 1, 2),
    booked as (
      select date_trunc('hour', w.at) as hour, w.quantity, w.worker, w.quantity * coalesce(s.sam, 0) as earned
      from ${work} w left join sams s on s."order" = w."order" and s.operation = w.operation
      where w.team = ${team}::uuid and w.style = ${style}::uuid and w.day between ${day}::date and ${addDays(day, 3)}::date
        and not w.is_rework and (w.worker is not null or w.group_id is not null) and w.takes_back is null)
    select (row_number() over (order by hour))::int as nth, sum(quantity)::int as pieces, count(distinct worker)::int as people,
      sum(earned)::float8 as earned
    from booked group by hour order by hour limit ${MOST}`;
  return {
    gap: edges?.gap ?? null,
    isSameDay: edges?.isSameDay ?? false,
    hours: rows.map(({ nth, pieces, people, earned }) => ({
      nth,
      pieces,
      people,
      earned: fromScaled(Math.round(earned), 4),
      efficiency: percentOf(BigInt(Math.round(earned)), BigInt(people) * 600_000n),
    })),
  };
}
