import { action, boolean, conflict, date, integer, invalid, ref, text } from '@selvedge/sdk/app';
import { clocksOf } from '../attendance/reckoning.ts';
import { schedule, weekdaysField } from '../entities/schedule.ts';
import { hoursFields, shift } from '../entities/shift.ts';
import { team } from '../entities/team.ts';
import { type HoursFault, hoursFaults, workMinutes } from '../rules/hours.ts';
import { t } from '../words.ts';
import { MANAGE } from './worker-facts.ts';

const SENTENCES: Readonly<Record<HoursFault, { path: string; message: ReturnType<typeof t> }>> = {
  tooLong: { path: 'end', message: t('一班不能超过 16 小时', 'A shift is 16 hours at most') },
  breakTooLong: { path: 'breaks', message: t('一次休息不能超过 4 小时', 'A break is 4 hours at most') },
  breaksOverlap: { path: 'breaks', message: t('休息时间重叠了', 'Breaks overlap') },
  nothingLeft: {
    path: 'breaks',
    message: t('扣掉休息就没有上班时间了', 'Nothing is left beside the breaks'),
  },
};

const which = ref(shift, { title: t('班次', 'Shift'), required: true });

export const setShift = action('people/setShift', {
  title: t('设班次', 'Set a shift'),
  summary: t(
    '新建班次，或改还没排上的班次；已经上过的班次不改，另建一个从某天起用。',
    'A new shift, or one nobody worked in yet; other hours for one that is in use are a new shift, from a day on.',
  ),
  permission: MANAGE,
  input: {
    shift: ref(shift, { title: t('班次', 'Shift'), help: t('不填 = 新建', 'Left out: a new one') }),
    name: text({ title: t('班次名', 'Name'), required: true, maxLength: 40 }),
    ...hoursFields,
    isActive: boolean({ title: t('在用', 'In use'), required: true, default: true }),
  },
  output: {
    shift: which,
    plannedMinutes: integer({ title: t('工时', 'Work'), required: true, unit: '分钟' }),
  },
  async handle(ctx, { shift: id, ...values }) {
    const faults = hoursFaults(values);
    if (faults.length > 0) throw invalid(...faults.map((fault) => SENTENCES[fault]));
    const plannedMinutes = workMinutes(values);
    if (id === null) return { shift: (await ctx.records(shift).add(values)).id, plannedMinutes };
    const before = await ctx.records(shift).lock(id);
    const isUsed = (await ctx.records(schedule).count({ shift: id, since: { to: clocksOf(ctx).today } })) > 0;
    const isOther = (['start', 'end', 'breaks'] as const).some(
      (name) => JSON.stringify(timesIn(before[name])) !== JSON.stringify(timesIn(values[name])),
    );
    if (isUsed && isOther)
      throw conflict(
        t(
          `“${before.name}”已经有人上过，改了会动到以前的考勤。请另建一个班次，用“排班”从某天起换过去。`,
          `“${before.name}” is in use; other hours would change past attendance. Make a new shift and schedule it from a day on.`,
        ),
      );
    await ctx.records(shift).change(id, values);
    return { shift: id, plannedMinutes };
  },
});

type Times = string | readonly { readonly from: string; readonly to: string }[];
/** Times without the order in which their names are kept. */
const timesIn = (value: Times): Times =>
  typeof value === 'string' ? value : value.map(({ from, to }) => ({ from, to }));

export const setSchedule = action('people/setSchedule', {
  title: t('排班', 'Schedule'),
  summary: t(
    '从某天起，全厂或一个组上哪个班、星期几上班。',
    'From a day on, in which shift the factory or a team works, and on which weekdays.',
  ),
  permission: MANAGE,
  input: {
    team: ref(team, { title: t('组', 'Team'), help: t('不填 = 全厂', 'Left out: the whole factory') }),
    since: date({ title: t('从', 'From'), help: t('不填 = 今天', 'Left out: today') }),
    shift: which,
    weekdays: weekdaysField,
  },
  output: { schedule: ref(schedule, { title: t('排班', 'Schedule'), required: true }) },
  async handle(ctx, { since, weekdays, ...values }) {
    const { isActive, name } = await ctx.records(shift).get(values.shift);
    if (!isActive) throw conflict(t(`“${name}”已停用。`, `“${name}” is no longer in use.`));
    const { id } = await ctx.records(schedule).add({
      ...values,
      since: since ?? clocksOf(ctx).today,
      weekdays: [...new Set(weekdays)].sort((a, b) => a - b),
    });
    return { schedule: id };
  },
});
