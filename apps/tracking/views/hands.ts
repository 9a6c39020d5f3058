import { choice, list, object, ref, text, view, workDayOf } from '@selvedge/sdk/app';
import { teams, workerRef, workers } from '@selvedge/contracts/people';
import { line } from '../entities/line.ts';
import { LINE_HABITS, type LineHabit } from '../fields/words.ts';
import { teamOn } from '../floor/placing.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';

interface Hand {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly team: string | null;
  readonly habit: LineHabit;
}

/** Whoever books for others must be able to name them; nothing else of them is told. */
export const hands = view('tracking/hands', {
  title: t('可代录的人', 'Who may be booked for'),
  summary: t('在职的员工：工号、姓名、今天在哪组。', 'Who works here: number, name, team of today.'),
  permission: 'tracking.clerk',
  input: {},
  output: {
    workers: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          id: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          team: text({ title: t('组', 'Team') }),
          habit: choice({ title: t('报工方式', 'Habit'), options: LINE_HABITS, required: true }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const day = workDayOf(ctx.now, ctx.org);
    const { habit } = await ctx.settings(trackingSettings);
    const found = await ctx.sql<Hand>`
      select x.id, x.number, x.name, t.name as team, coalesce(l.habit, ${habit}) as habit
      from (select w.id, w.number, w.name, ${teamOn(day)} as team from ${workers} w where w.is_active) x
        left join ${teams} t on t.id = x.team
        left join ${line} l on l.team = x.team and l.deleted_at is null order by x.number`;
    return { workers: found };
  },
});
