import { boolean, date, integer, list, object, text, view } from '@selvedge/sdk/app';
import { type Attended, attendanceOf, clocksOf, timetableOf } from '../attendance/reckoning.ts';
import { teamInput, teamOfDay, whoFields, whoRow } from '../fields/figures.ts';
import { minuteOf, zoneOf } from '../rules/zone.ts';
import { t } from '../words.ts';
import { teamNames } from './scope.ts';

const count = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '人' });
const people = (zh: string, en: string) =>
  list({
    title: t(zh, en),
    required: true,
    item: object({ title: t('员工', 'Worker'), fields: whoFields }),
    maxItems: 5000,
  });

const counts = {
  expected: count('应到', 'Expected'),
  here: count('在岗', 'Here'),
  onLeave: count('请假', 'On leave'),
  gone: count('已下班', 'Gone home'),
} as const;

export const presentNow = view('people/presentNow', {
  title: t('现在谁在', 'Who is here'),
  summary: t(
    '按组看：应到几人、在岗几人、谁没来、谁请假、谁迟到。',
    'By team: expected, here, who is missing, on leave, late.',
  ),
  permission: 'people.attendance',
  input: { team: teamInput },
  output: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    ...counts,
    missing: count('没来', 'Missing'),
    teams: list({
      title: t('各组', 'Teams'),
      required: true,
      item: object({
        title: t('组', 'Team'),
        fields: {
          team: teamOfDay,
          name: text({ title: t('组名', 'Name') }),
          hasBegun: boolean({ title: t('已到上班时间', 'The shift has begun'), required: true }),
          ...counts,
          missing: people('没来', 'Missing'),
          absent: people('请假的人', 'Who is on leave'),
          late: people('迟到的人', 'Who came late'),
        },
      }),
      maxItems: 1000,
    }),
  },
  async handle(ctx, { team }) {
    const { today } = clocksOf(ctx);
    const names = await teamNames(ctx);
    const table = await timetableOf(ctx, today);
    const now = minuteOf(ctx.now);
    const dayBegins = zoneOf(ctx.org.timeZone).minuteAt(today, ctx.org.dayStart);
    const all = await attendanceOf(ctx, { from: today, to: today, workers: null });
    const wished = team === null ? all : all.filter((one) => one.team === team);
    const teams = [...Map.groupBy(wished, (one) => one.team)].map(([id, own]) => {
      const begins = table.plan(id, today).usual?.from ?? dayBegins;
      return { team: id, name: names.get(id ?? '') ?? null, hasBegun: begins <= now, ...teamNow(own) };
    });
    const sum = (of: (one: (typeof teams)[number]) => number): number =>
      teams.reduce((all, one) => all + of(one), 0);
    return {
      day: today,
      expected: sum(({ expected }) => expected),
      here: sum(({ here }) => here),
      onLeave: sum(({ onLeave }) => onLeave),
      gone: sum(({ gone }) => gone),
      missing: sum(({ missing, hasBegun }) => (hasBegun ? missing.length : 0)),
      teams: teams.sort((a, b) => ((a.name ?? '~') < (b.name ?? '~') ? -1 : 1)),
    };
  },
});

/** A team as it is now: `missing` are those who are expected and have not clocked. */
function teamNow(own: readonly Attended[]) {
  const of = (fits: (one: Attended) => boolean) => own.filter(fits).map(whoRow);
  return {
    expected: own.filter(({ workday }) => workday.plannedMinutes > workday.leaveMinutes).length,
    here: own.filter(({ workday }) => workday.isHere).length,
    onLeave: own.filter(({ workday }) => workday.state === 'leave').length,
    gone: own.filter(({ workday }) => workday.state === 'present' && !workday.isHere).length,
    missing: of(({ workday }) => workday.state === 'due' || workday.state === 'absent'),
    absent: of(({ workday }) => workday.state === 'leave'),
    late: of(({ workday }) => workday.lateMinutes > 0),
  };
}
