import { choice, date, integer, list, object, ref, statement, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { compareTeams, teamRef, teams } from '@selvedge/contracts/people';
import { record } from '../entities/record.ts';
import { target } from '../entities/target.ts';
import { stepsOf } from '../floor/routes.ts';
import { t } from '../words.ts';
import { TAKEN } from '../floor/taken.ts';

const LINES = { team: t('组', 'Team'), day: t('日', 'Day') } as const;
const teamField = ref(teamRef, { title: t('组', 'Team') });
const pieces = integer({ title: t('产出', 'Output'), required: true, unit: '件' });

/** Output of some days by hour, and by team and day, at the operation that is counted as output. */
export const figures = view('tracking/figures', {
  title: t('产出数据', 'Output figures'),
  summary: t(
    '一段时间的产出：每小时（按组或按日）、各组每天和目标；在做的订单。',
    'Output of a time: by hour (and team or day), by team and day beside the target; the orders in work.',
  ),
  permission: 'tracking.read',
  input: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    team: teamField,
    lines: choice({ title: t('每小时按', 'Hours by'), options: LINES, required: true, default: 'team' }),
  },
  output: {
    teams: list({
      title: t('组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组名', 'Name'), required: true }),
        },
      }),
    }),
    orders: list({
      title: t('在做的订单', 'Orders in work'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          number: text({ title: t('单号', 'Order no.'), required: true }),
        },
      }),
    }),
    teamDays: list({
      title: t('各组每天', 'By team and day'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一组一天', 'Team and day'),
        fields: {
          team: teamField,
          day: date({ title: t('日', 'Day'), required: true }),
          pieces,
          target: integer({ title: t('目标', 'Target'), unit: '件' }),
        },
      }),
    }),
    hours: list({
      title: t('每小时', 'By hour'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一格', 'Cell'),
        fields: {
          line: text({ title: t('组或日', 'Team or day') }),
          hour: integer({ title: t('几点', 'Hour'), required: true, min: 0, max: 23 }),
          pieces,
        },
      }),
    }),
  },
  async handle(ctx, { from, to, team, lines }) {
    const mine = statement`r.day between ${from}::date and ${to}::date and r.deleted_at is null
      and (${team}::text is null or r.team = ${team}::uuid)`;
    const sewn = statement`select distinct r."order" from ${record} r where ${mine}`;
    const output = statement`
      from ${record} r join steps s on s."order" = r."order" and s.code = r.operation and s.is_output
        ${TAKEN}
      where ${mine} and not r.is_rework and (r.worker is not null or r."group" is not null)`;
    const [own, orders, teamDays, hours] = await Promise.all([
      ctx.sql<{
        team: string;
        name: string;
      }>`select id as team, name from ${teams} where is_active`,
      ctx.sql<{ order: string; number: string }>`
        select id as "order", number from ${releasedOrders} where id in (${sewn}) order by number`,
      ctx.sql<{ team: string | null; day: string; pieces: number; target: number | null }>`
        with ${stepsOf(sewn)},
        made as (select r.team, r.day, sum(r.quantity)::int as pieces ${output} group by 1, 2)
        select m.team, m.day::text as day, m.pieces, (select g.pieces from ${target} g
          where g.team = m.team and g."from" <= m.day and g.deleted_at is null order by g."from" desc limit 1) as target
        from made m order by 2, 1`,
      ctx.sql<{ line: string | null; hour: number; pieces: number }>`
        with ${stepsOf(sewn)}
        select case ${lines} when 'day' then r.day::text else r.team::text end as line,
          extract(hour from coalesce(u.at, r.at) at time zone ${ctx.org.timeZone})::int as hour, sum(r.quantity)::int as pieces
        ${output} group by 1, 2 order by 1, 2`,
    ]);
    return {
      teams: own.toSorted((one, other) => compareTeams(one.name, other.name)),
      orders,
      teamDays,
      hours,
    };
  },
});
