import { integer, list, object, text, view } from '@selvedge/sdk/app';
import { teams } from '@selvedge/contracts/people';
import { teamDays } from '../contract.ts';
import { dayField, figure, percent, spanFields, sumsFields, teamField } from '../fields/figures.ts';
import { figuresOf, percentOf, type Sums } from '../rules/sums.ts';
import { t } from '../words.ts';
import { warningsField } from './figures.ts';

interface Row extends Sums {
  readonly team: string | null;
  readonly name: string | null;
  readonly day: string;
  readonly target: number | null;
}

export const days = view('efficiency/days', {
  title: t('各组每天', 'Teams by day'),
  summary: t(
    '每个组每天的产出、目标、挣得分钟、出勤分钟和效率，带提醒。',
    'Output, target, earned minutes, minutes present and efficiency of each team and day, with warnings.',
  ),
  permission: 'efficiency.read',
  input: { ...spanFields, team: teamField },
  output: {
    days: figure('组日数', 'Team-days'),
    met: figure('达成组日', 'Team-days at target'),
    withTarget: figure('定了目标的组日', 'Team-days with a target'),
    rows: list({
      title: t('组日', 'Team-days'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一个组的一天', 'A team’s day'),
        fields: {
          day: dayField,
          team: teamField,
          name: text({ title: t('组', 'Team'), required: true }),
          ...sumsFields,
          target: integer({ title: t('目标', 'Target'), unit: '件' }),
          reached: percent('达成', 'Of the target'),
          warnings: warningsField,
        },
      }),
    }),
  },
  async handle(ctx, { from, to, team }) {
    const rows = await ctx.sql<Row>`
      select d.day::text as day, d.team, m.name, d.earned::float8 as earned, d.minutes::float8 as minutes, d.pieces::float8 as pieces,
        d.target::float8 as target, d.estimated::float8 as estimated, d.without_sam::float8 as "withoutSam"
      from ${teamDays} d left join ${teams} m on m.id = d.team
      where d.day between ${from}::date and ${to}::date and (${team}::text is null or d.team = ${team}::uuid)
        and (d.earned > 0 or d.minutes > 0 or d.without_sam > 0 or d.pieces > 0 or d.target > 0)
      order by d.day desc, m.name`;
    const aimed = rows.filter(({ target }) => target !== null && target > 0);
    return {
      days: rows.length,
      met: aimed.filter(({ pieces, target }) => pieces >= (target ?? 0)).length,
      withTarget: aimed.length,
      rows: rows.map(({ day, team: id, name, target, ...sums }) => ({
        day,
        team: id,
        name: name ?? '—',
        ...figuresOf(sums),
        target,
        reached: target === null ? null : percentOf(BigInt(sums.pieces), BigInt(target)),
      })),
    };
  },
});
