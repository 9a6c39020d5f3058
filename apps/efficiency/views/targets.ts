import { decimal, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { orderRef, releasedOrders } from '@selvedge/contracts/orders';
import { placings, teamRef, teams, workers } from '@selvedge/contracts/people';
import { step } from '../entities/step.ts';
import { target } from '../entities/target.ts';
import { dayField, figure, samField } from '../fields/figures.ts';
import { efficiencySettings } from '../settings.ts';
import { t } from '../words.ts';

export const targetsOfDay = view('efficiency/targetsOfDay', {
  title: t('某天的目标', 'Targets of a day'),
  summary: t(
    '每个组的人数、当天目标，和算目标要用的工时、计划效率。',
    'People and targets of each team on a day, with the SAM of orders and the planned efficiency to reckon with.',
  ),
  permission: 'efficiency.read',
  input: { day: dayField },
  output: {
    minutes: figure('每人分钟', 'Minutes each', '分钟'),
    planned: decimal({ title: t('计划效率', 'Planned efficiency'), scale: 2, unit: '%', required: true }),
    teams: list({
      title: t('各组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组', 'Team'), required: true }),
          people: figure('人数', 'People'),
          targets: list({
            title: t('目标', 'Targets'),
            required: true,
            item: object({
              title: t('目标', 'Target'),
              fields: {
                order: ref(orderRef, { title: t('订单', 'Order') }),
                orderNumber: text({ title: t('单号', 'Order no.') }),
                pieces: figure('目标件数', 'Pieces', '件'),
                source: text({ title: t('来源', 'From'), required: true }),
              },
            }),
          }),
        },
      }),
    }),
    orders: list({
      title: t('订单', 'Orders'),
      required: true,
      item: object({
        title: t('订单', 'Order'),
        fields: {
          order: ref(orderRef, { title: t('订单', 'Order'), required: true }),
          name: text({ title: t('名称', 'Name'), required: true }),
          sam: samField,
          withoutSam: integer({ title: t('没有工时的工序', 'Operations without SAM'), required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { day }) {
    const [{ dayMinutes, planned }, lines, set, orders] = await Promise.all([
      ctx.settings(efficiencySettings),
      ctx.sql<{ team: string; name: string; people: number }>`
        select m.id as team, m.name, count(w.id)::int as people from ${teams} m left join ${workers} w
          on w.is_active and coalesce((select p.team from ${placings} p where p.worker = w.id and p.since <= ${day}::date
            and (p.until is null or p.until >= ${day}::date) order by (p.kind = 'loan') desc, p.since desc limit 1), w.team) = m.id
        where m.is_active group by 1, 2 order by 2`,
      ctx.sql<{
        team: string;
        order: string | null;
        orderNumber: string | null;
        pieces: number;
        source: string;
      }>`
        select g.team, g."order", o.number as "orderNumber", g.pieces, g.source from ${target} g
          left join ${releasedOrders} o on o.id = g."order"
        where g.day = ${day}::date and g.deleted_at is null`,
      ctx.sql<{ order: string; name: string; sam: string | null; withoutSam: number }>`
        select o.id as "order", o.number || ' · ' || o.style_number as name, (sum(s.sam) / 10000)::numeric(12, 4)::text as sam,
          count(*) filter (where s.sam is null)::int as "withoutSam"
        from ${releasedOrders} o join ${step} s on s."order" = o.id and s.deleted_at is null
        where o.state not in ('shipped', 'closed', 'cancelled') group by 1, 2 order by 2 limit 300`,
    ]);
    const byTeam = Map.groupBy(set, ({ team }) => team);
    return {
      minutes: dayMinutes,
      planned,
      teams: lines.map((line) => ({
        ...line,
        targets: (byTeam.get(line.team) ?? []).map(({ team: _team, ...one }) => one),
      })),
      orders,
    };
  },
});
