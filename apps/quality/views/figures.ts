import { choice, date, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { compareTeams, teamRef, teams } from '@selvedge/contracts/people';
import { check } from '../entities/check.ts';
import { sumsFields } from '../fields/counts.ts';
import { CHECK_KINDS } from '../fields/words.ts';
import { sumOf, type Sums } from '../rules/ratios.ts';
import { t } from '../words.ts';
import { figuresOf, ratioFields } from './pareto.ts';

interface DayRow extends Sums {
  readonly day: string;
  readonly team: string | null;
}
interface HourRow extends Sums {
  readonly line: string | null;
  readonly hour: number;
}

const LINES = { team: t('组', 'Team'), day: t('日', 'Day') } as const;
const figureFields = { ...sumsFields, ...ratioFields } as const;
const teamField = ref(teamRef, { title: t('组', 'Team') });
const dayField = date({ title: t('日', 'Day'), required: true });

export const figures = view('quality/figures', {
  title: t('质量数据', 'Quality figures'),
  summary: t(
    '一段时间的百件疵病数、不良率、一次合格率：合计、每天、各组每天、每小时；都从件数和疵病数的合计重算。',
    'DHU, % defective and first-pass yield of a time: as a whole, by day, by team and day, by hour; each from sums.',
  ),
  permission: 'quality.read',
  input: {
    from: date({ title: t('从', 'From'), required: true }),
    to: date({ title: t('到', 'To'), required: true }),
    kind: choice({ title: t('检验', 'Kind'), options: CHECK_KINDS, required: true, default: 'endline' }),
    team: teamField,
    lines: choice({ title: t('每小时按', 'Hours by'), options: LINES, required: true, default: 'team' }),
  },
  output: {
    ...figureFields,
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
    days: list({
      title: t('每天', 'By day'),
      required: true,
      maxItems: 4000,
      item: object({ title: t('一天', 'Day'), fields: { day: dayField, ...figureFields } }),
    }),
    teamDays: list({
      title: t('各组每天', 'By team and day'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一组一天', 'Team and day'),
        fields: { team: teamField, day: dayField, ...figureFields },
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
          ...figureFields,
        },
      }),
    }),
  },
  async handle(ctx, { from, to, kind, team, lines }) {
    const [own, rows, hours] = await Promise.all([
      ctx.sql<{
        team: string;
        name: string;
      }>`select id as team, name from ${teams} where is_active`,
      ctx.sql<DayRow>`
        select day::text as day, team, sum(inspected)::int as inspected, sum(defectives)::int as defectives,
          sum(defects)::int as defects
        from ${check} where day between ${from}::date and ${to}::date and kind = ${kind} and deleted_at is null
          and (${team}::text is null or team = ${team}::uuid)
        group by 1, 2 order by 1, 2`,
      // What is taken back is taken from the hour in which it was recorded.
      ctx.sql<HourRow>`
        select case ${lines} when 'day' then c.day::text else c.team::text end as line,
          extract(hour from coalesce(o.at, c.at) at time zone ${ctx.org.timeZone})::int as hour,
          sum(c.inspected)::int as inspected, sum(c.defectives)::int as defectives, sum(c.defects)::int as defects
        from ${check} c left join lateral (
          select t.at from ${check} t where c.takes_back is not null and t.id = c.takes_back::uuid offset 0) o on true
        where c.day between ${from}::date and ${to}::date and c.kind = ${kind} and c.deleted_at is null
          and (${team}::text is null or c.team = ${team}::uuid)
        group by 1, 2 order by 1, 2`,
    ]);
    const days = Map.groupBy(rows, ({ day }) => day);
    return {
      ...figuresOf(sumOf(rows)),
      teams: own.toSorted((one, other) => compareTeams(one.name, other.name)),
      days: [...days].map(([day, of]) => ({ day, ...figuresOf(sumOf(of)) })),
      teamDays: rows.map((row) => ({ team: row.team, day: row.day, ...figuresOf(row) })),
      hours: hours.map((row) => ({ line: row.line, hour: row.hour, ...figuresOf(row) })),
    };
  },
});
