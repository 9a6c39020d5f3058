import { choice, date, decimal, integer, list, object, text, view } from '@selvedge/sdk/app';
import { reported } from '../entities/reported.ts';
import { figure } from '../fields/figures.ts';
import { DEPARTMENTS } from '../fields/words.ts';
import {
  RATIO,
  reportChanges,
  type ReportDay,
  type ReportFigures,
  reportFigures,
} from '../rules/report-figures.ts';
import { efficiencySettings } from '../settings.ts';
import { t } from '../words.ts';

const ratio = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 6 });

const figuresFields = {
  rows: figure('组日数', 'Team-days'),
  meanActual: ratio('实际效率平均', 'Mean of actual'),
  meanTarget: ratio('目标效率平均', 'Mean of target'),
  weighed: ratio('按人分钟加权', 'Weighed by people and minutes'),
  met: figure('达到目标', 'At or over target'),
  over: figure('超过 100 %', 'Above 100 %'),
  changes: figure('有换款', 'With a style change'),
  lost: decimal({
    title: t('换款损失分钟', 'Minutes lost to style changes'),
    scale: 0,
    required: true,
    unit: '分钟',
  }),
} as const;

interface Row extends ReportDay {
  readonly department: string;
  readonly mends: readonly string[];
}

export const reports = view('efficiency/reports', {
  title: t('导入的日报', 'Imported team-days'),
  summary: t(
    '导入的每组每天效率：平均、达标、超过 100 % 的、换款损失。日报只给比率，平均是各行的平均。',
    'Imported efficiency by team and day: means, targets met, rows above 100 %, style-change loss. The file gives ratios only, so means are means of rows.',
  ),
  permission: 'efficiency.read',
  input: {
    department: choice({
      title: t('车间', 'Department'),
      options: DEPARTMENTS,
      required: true,
      default: 'sewing',
    }),
    from: date({ title: t('从', 'From') }),
    to: date({ title: t('到', 'To') }),
  },
  output: {
    ...figuresFields,
    allRows: figure('全部行数', 'Rows of all departments'),
    allOver: figure('全部超过 100 %', 'Above 100 %, all departments'),
    first: date({ title: t('第一天', 'First day') }),
    last: date({ title: t('最后一天', 'Last day') }),
    dayMinutes: figure('按一天多少分钟算', 'Minutes of a day reckoned with'),
    teams: list({
      title: t('各组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: { team: text({ title: t('组', 'Team'), required: true }), ...figuresFields },
      }),
    }),
    days: list({
      title: t('每天', 'By day'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('日', 'Day'),
        fields: { day: date({ title: t('日', 'Day'), required: true }), ...figuresFields },
      }),
    }),
    changed: list({
      title: t('换款的组日', 'Team-days with a style change'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('组日', 'Team-day'),
        fields: {
          day: date({ title: t('日', 'Day'), required: true }),
          team: text({ title: t('组', 'Team'), required: true }),
          styleChanges: integer({ title: t('换款次数', 'Style changes'), required: true }),
          actual: ratio('实际', 'Actual'),
          target: ratio('目标', 'Target'),
          steady: ratio('平稳', 'Steady'),
          lost: decimal({ title: t('损失分钟', 'Minutes lost'), scale: 0, required: true }),
        },
      }),
    }),
    odd: list({
      title: t('要核对的', 'To be looked at'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('组日', 'Team-day'),
        fields: {
          day: date({ title: t('日', 'Day'), required: true }),
          department: choice({ title: t('车间', 'Department'), options: DEPARTMENTS, required: true }),
          team: text({ title: t('组', 'Team'), required: true }),
          actual: ratio('实际', 'Actual'),
          target: ratio('目标', 'Target'),
        },
      }),
    }),
  },
  async handle(ctx, { department, from, to }) {
    const [{ dayMinutes }, all] = await Promise.all([
      ctx.settings(efficiencySettings),
      ctx.sql<Row & { department: keyof typeof DEPARTMENTS }>`
        select day::text as day, department, team, target::float8 as target, actual::float8 as actual, workers::float8 as workers,
          overtime::float8 as overtime, style_changes as "styleChanges", mends
        from ${reported} where deleted_at is null and (${from}::text is null or day >= ${from}::date)
          and (${to}::text is null or day <= ${to}::date) order by day, team`,
    ]);
    const own = all.filter((row) => row.department === department);
    const changes = reportChanges(own, dayMinutes);
    const told = (days: readonly ReportDay[], some: typeof changes) =>
      toldFigures(reportFigures(days, some, dayMinutes));
    const groups = <K extends 'team' | 'day'>(key: K) =>
      [...Map.groupBy(own, (row) => row[key])].map(([value, days]) => ({
        value,
        ...told(
          days,
          changes.filter((one) => one[key] === value),
        ),
      }));
    const odd = all.filter(({ mends }) => mends.includes('over') || mends.includes('oddTarget'));
    return {
      ...told(own, changes),
      allRows: all.length,
      allOver: all.filter(({ actual }) => actual > RATIO).length,
      first: all[0]?.day ?? null,
      last: all.at(-1)?.day ?? null,
      dayMinutes,
      teams: groups('team')
        .map(({ value: team, ...figures }) => ({ team, ...figures }))
        .toSorted((one, other) => one.team.localeCompare(other.team, 'en', { numeric: true })),
      days: groups('day').map(({ value: day, ...figures }) => ({ day, ...figures })),
      changed: changes
        .toSorted((one, other) => other.lost - one.lost)
        .map(({ day, team, styleChanges, actual, target, steady, lost }) => ({
          day,
          team,
          styleChanges,
          actual: six(actual / RATIO),
          target: six(target / RATIO),
          steady: six(steady),
          lost: lost.toFixed(0),
        })),
      odd: odd.map(({ day, department: where, team, actual, target }) => ({
        day,
        department: where,
        team,
        actual: six(actual / RATIO),
        target: six(target / RATIO),
      })),
    };
  },
});

const six = (value: number | null): string | null => (value === null ? null : value.toFixed(6));

const toldFigures = ({ meanActual, meanTarget, weighed, lost, ...counts }: ReportFigures) => ({
  ...counts,
  meanActual: six(meanActual),
  meanTarget: six(meanTarget),
  weighed: six(weighed),
  lost: lost.toFixed(0),
});
