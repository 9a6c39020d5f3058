import {
  addDays,
  action,
  type ActionContext,
  choice,
  conflict,
  date,
  integer,
  invalid,
  ref,
  text,
  time,
} from '@selvedge/sdk/app';
import { attendanceOf, clocksOf, timetableOf, workdayAt } from '../attendance/reckoning.ts';
import { attendanceCorrected } from '../contract.ts';
import { clock } from '../entities/clock.ts';
import { correction, CORRECTIONS } from '../entities/correction.ts';
import { worker } from '../entities/worker.ts';
import { DIRECTIONS } from '../fields/words.ts';
import { momentOf, zoneOf } from '../rules/zone.ts';
import { t } from '../words.ts';
import { refuseOwn, whichWorker, type Worker } from './worker-facts.ts';

/** The moment of a time on a work day: times before the day begins are those after midnight. */
async function momentOn(ctx: ActionContext, { team }: Worker, day: string, written: string): Promise<string> {
  const zone = zoneOf(ctx.org.timeZone);
  const begins = (await timetableOf(ctx, day)).start(team, team, day);
  const at = zone.minuteAt(day, written);
  return momentOf(at < begins ? zone.minuteAt(addDays(day, 1), written) : at);
}

/** @throws not.found; conflict when it is another's, or void already */
async function dayOfVoided(
  ctx: ActionContext,
  id: string,
  given: { readonly clock: string | null; readonly correction: string | null },
): Promise<string> {
  if ((given.clock === null) === (given.correction === null))
    throw invalid({
      path: 'clock',
      message: t('选要作废的打卡或补打，二者填一', 'Either a clock or an added one'),
    });
  const isVoid = await ctx
    .records(correction)
    .first(given.clock === null ? { correction: given.correction } : { clock: given.clock });
  if (isVoid !== null) throw conflict(t('这次打卡已经作废。', 'This clock is void already.'));
  if (given.clock !== null) {
    const found = await ctx.records(clock).get(given.clock);
    if (found.worker === id) return workdayAt(ctx, id, new Date(found.at));
  } else if (given.correction !== null) {
    const found = await ctx.records(correction).get(given.correction);
    if (found.worker === id && found.what === 'add') return found.day;
  }
  throw invalid({ path: 'clock', message: t('不是这位员工的打卡', 'This is not one of his clocks') });
}

export const correctAttendance = action('people/correctAttendance', {
  title: t('考勤更正', 'Correct attendance'),
  summary: t(
    '补一次打卡，或作废一次；原记录不改，谁为什么改的都留着。',
    'Adds a clock or makes one void; the record stays as it was, with who and why beside it.',
  ),
  permission: 'people.correct',
  input: {
    worker: whichWorker,
    what: choice({ title: t('更正', 'What'), options: CORRECTIONS, required: true, default: 'add' }),
    day: date({ title: t('工作日', 'Work day'), help: t('补打卡时填', 'Of a clock to add') }),
    time: time({
      title: t('时间', 'Time'),
      help: t(
        '补打卡时填；凌晨的时间算在前一天的班里',
        'Of a clock to add; after midnight it is still that work day',
      ),
    }),
    direction: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
    clock: ref(clock, { title: t('作废的打卡', 'Clock to make void') }),
    correction: ref(correction, { title: t('作废的补打', 'Added clock to make void') }),
    reason: text({ title: t('原因', 'Why'), required: true }),
  },
  output: {
    correction: ref(correction, { title: t('考勤更正', 'Correction'), required: true }),
    day: date({ title: t('工作日', 'Work day'), required: true }),
    presentMinutes: integer({ title: t('出勤', 'Present'), required: true, unit: '分钟' }),
    overtimeMinutes: integer({ title: t('加班', 'Overtime'), required: true, unit: '分钟' }),
  },
  async handle(ctx, { worker: id, what, reason, ...given }) {
    const found = await ctx.records(worker).lock(id);
    refuseOwn(ctx, found);
    const values = { worker: id, what, reason, person: ctx.actor?.name };
    const kept =
      what === 'add'
        ? await ctx.records(correction).add({ ...values, ...(await addition(ctx, found, given)) })
        : await ctx.records(correction).add({
            ...values,
            day: await dayOfVoided(ctx, id, given),
            clock: given.clock,
            correction: given.correction,
          });
    const { day } = kept;
    const after = (await attendanceOf(ctx, { from: day, to: day, workers: [id] })).at(0);
    const { presentMinutes = 0, overtimeMinutes = 0 } = after?.workday ?? {};
    await ctx.emit(attendanceCorrected, id, { day, reason, presentMinutes, overtimeMinutes });
    return { correction: kept.id, day, presentMinutes, overtimeMinutes };
  },
});

async function addition(
  ctx: ActionContext,
  found: Worker,
  {
    day,
    time,
    direction,
  }: { readonly day: string | null; readonly time: string | null; readonly direction: 'in' | 'out' | null },
) {
  if (day === null || time === null)
    throw invalid({
      path: day === null ? 'day' : 'time',
      message: t('补打卡要填日期和时间', 'A clock to add needs day and time'),
    });
  if (day > clocksOf(ctx).today)
    throw invalid({ path: 'day', message: t('这一天还没到', 'This day is still to come') });
  return { day, direction, at: await momentOn(ctx, found, day, time) };
}
