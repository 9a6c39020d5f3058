import {
  choice,
  date,
  integer,
  list,
  decimal,
  moment,
  object,
  ref,
  text,
  view,
  workDayOf,
} from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { CALLS } from '../fields/words.ts';
import { openCalls } from '../floor/calls.ts';
import { teamDays } from '../floor/team-day.ts';
import { teamDhu } from '../floor/team-quality.ts';
import { t } from '../words.ts';

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true });
const name = text({ title: t('姓名', 'Name'), required: true });

export const today = view('tracking/today', {
  title: t('今天各组', 'Teams today'),
  summary: t(
    '各组今天的目标、实际、效率、缺勤和预计完工。',
    'Target, actual, efficiency, absence and forecast of each team.',
  ),
  permission: 'tracking.read',
  input: {},
  output: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    teams: list({
      title: t('组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          name: text({ title: t('组名', 'Name'), required: true }),
          orders: list({
            title: t('在做', 'Orders'),
            required: true,
            item: text({ title: t('单号', 'Order no.'), required: true }),
          }),
          work: list({
            title: t('款', 'Styles'),
            required: true,
            item: object({
              title: t('单', 'Order'),
              fields: {
                number: text({ title: t('单号', 'Order no.'), required: true }),
                styleNumber: text({ title: t('款号', 'Style no.'), required: true }),
                styleName: text({ title: t('款名', 'Style') }),
                picture: text({ title: t('款图（文件号）', 'Picture (id of a file)') }),
              },
            }),
          }),
          hourTarget: integer({ title: t('每小时目标', 'Target an hour'), unit: '件' }),
          workHours: count('每天小时', 'Hours a day'),
          since: moment({ title: t('开工', 'Began') }),
          target: integer({ title: t('目标', 'Target'), unit: '件' }),
          due: integer({ title: t('到现在应出', 'Due by now'), unit: '件' }),
          actual: { ...count('实际', 'Actual'), unit: '件' },
          efficiency: decimal({ title: t('效率', 'Efficiency'), scale: 4 }),
          dhu: decimal({
            title: t('百件疵病数', 'DHU'),
            help: t(
              '线尾检；没用质量应用时为空',
              'At the end of the line; null where the app Quality is not used',
            ),
            scale: 2,
          }),
          present: count('在岗', 'Present'),
          absent: list({ title: t('没来', 'Absent'), required: true, item: name }),
          calls: list({
            title: t('叫人', 'Calls'),
            required: true,
            item: object({
              title: t('叫人', 'Call'),
              fields: {
                name,
                kind: choice({ title: t('什么事', 'What for'), options: CALLS, required: true }),
                at: moment({ title: t('什么时候', 'Since'), required: true }),
              },
            }),
          }),
          hours: list({
            title: t('每小时', 'By the hour'),
            required: true,
            item: object({
              title: t('小时', 'Hour'),
              fields: { hour: count('点', 'Hour'), pieces: { ...count('件', 'Pieces'), unit: '件' } },
            }),
          }),
          reachedAt: moment({ title: t('预计完工', 'Forecast end') }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const day = workDayOf(ctx.now, ctx.org);
    const [teams, calls, dhu] = await Promise.all([teamDays(ctx), openCalls(ctx), teamDhu(ctx, day)]);
    return {
      day,
      teams: teams.map(({ minutesLeft, efficiency, ...team }) => ({
        ...team,
        calls: calls
          .filter((one) => one.team === team.team)
          .map(({ name: who, kind, at }) => ({ name: who, kind, at })),
        orders: team.work.map(({ number }) => number),
        dhu: dhu.get(team.team) ?? null,
        efficiency: efficiency === null ? null : efficiency.toFixed(4),
        reachedAt:
          minutesLeft === null ? null : new Date(ctx.now.getTime() + minutesLeft * 60_000).toISOString(),
      })),
    };
  },
});
