import {
  boolean,
  date,
  decimal,
  fromScaled,
  integer,
  list,
  object,
  ref,
  text,
  view,
  type ViewContext,
} from '@selvedge/sdk/app';
import { styleRef, styleVersions } from '@selvedge/contracts/orders';
import { teamRef, teams } from '@selvedge/contracts/people';
import { figure, minutesFigure, percent, spanFields, teamField } from '../fields/figures.ts';
import { changesIn } from '../floor/changes.ts';
import { hoursAfter } from '../floor/change-hours.ts';
import { percentOf } from '../rules/sums.ts';
import { t } from '../words.ts';

export const changes = view('efficiency/changes', {
  title: t('换款', 'Style changes'),
  summary: t(
    '从扫码看出的换款：哪组哪天换成哪款，几天恢复平稳，损失多少分钟，每天的学习曲线。',
    'Style changes as scans show them: team, day, style, when the steady efficiency was reached, minutes lost, learning curve by day.',
  ),
  permission: 'efficiency.read',
  input: { ...spanFields, team: teamField },
  output: {
    lost: minutesFigure('损失分钟', 'Minutes lost'),
    changes: list({
      title: t('换款', 'Changes'),
      required: true,
      maxItems: 5000,
      item: object({
        title: t('一次换款', 'A change'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组', 'Team'), required: true }),
          day: date({ title: t('换款日', 'Day'), required: true }),
          from: text({ title: t('原来的款', 'Style before') }),
          to: text({ title: t('换成', 'Style'), required: true }),
          style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
          steady: percent('平稳效率', 'Steady efficiency'),
          lost: minutesFigure('损失分钟', 'Minutes lost'),
          reachedOn: integer({ title: t('第几天恢复', 'Reached on work day') }),
          curve: list({
            title: t('学习曲线', 'Learning curve'),
            required: true,
            item: object({
              title: t('一天', 'Day'),
              fields: {
                day: date({ title: t('日', 'Day'), required: true }),
                nth: figure('第几天', 'Work day'),
                efficiency: percent('效率', 'Efficiency'),
                minutes: figure('出勤分钟', 'Minutes present', '分钟'),
                lost: minutesFigure('损失分钟', 'Minutes lost'),
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { from, to, team }) {
    const [found, names] = await Promise.all([changesIn(ctx, from, to, team), namesOf(ctx)]);
    return {
      lost: fromScaled(
        found.reduce((all, { lost }) => all + lost, 0),
        4,
      ),
      changes: found.toReversed().map((one) => ({
        team: one.team,
        name: names.get(one.team) ?? '—',
        day: one.day,
        from: one.from === null ? null : (names.get(one.from) ?? one.from),
        to: names.get(one.to) ?? one.to,
        style: one.to,
        steady: one.steady === null ? null : ratio(one.steady.earned, one.steady.minutes),
        lost: fromScaled(one.lost, 4),
        reachedOn: one.reachedOn,
        curve: one.curve.map(({ day, nth, earned, minutes, lost }) => ({
          day,
          nth,
          efficiency: ratio(earned, minutes),
          minutes,
          lost: fromScaled(lost, 4),
        })),
      })),
    };
  },
});

const ratio = (earned: number, minutes: number): string | null =>
  percentOf(BigInt(earned), BigInt(minutes) * 10_000n);

async function namesOf({ sql }: Pick<ViewContext, 'sql'>): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>`
    select id, name from ${teams} union all
    select distinct style, style_number || coalesce(' ' || style_name, '') from ${styleVersions}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const changeHours = view('efficiency/changeHours', {
  title: t('换款后每小时', 'Hours after a change'),
  summary: t(
    '换款那天：上一款最后一件到新款第一件隔多久，之后每小时做了多少。',
    'The day of a change: from the last piece of the style before to the first of the new one, and what each hour after it brought.',
  ),
  permission: 'efficiency.read',
  input: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    day: date({ title: t('换款日', 'Day'), required: true }),
  },
  output: {
    gap: integer({ title: t('换款停了', 'Between the styles'), unit: '分钟' }),
    isSameDay: boolean({ title: t('同一天', 'On the same day'), required: true }),
    hours: list({
      title: t('每小时', 'Hours'),
      required: true,
      item: object({
        title: t('一小时', 'Hour'),
        fields: {
          nth: figure('第几小时', 'Hour after the first piece'),
          pieces: figure('完成件数（各工序）', 'Pieces of all operations', '件'),
          people: figure('在做的人', 'People'),
          earned: minutesFigure('挣得分钟', 'Earned minutes'),
          efficiency: decimal({ title: t('挣得 ÷ 人 × 60', 'Earned ÷ people × 60'), scale: 2, unit: '%' }),
        },
      }),
    }),
  },
  handle: hoursAfter,
});
