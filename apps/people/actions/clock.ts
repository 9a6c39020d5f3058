import {
  action,
  type ActionContext,
  boolean,
  choice,
  conflict,
  date,
  integer,
  invalid,
  moment,
  ref,
  text,
} from '@selvedge/sdk/app';
import { attendanceOf, isEmployed, workdayAt } from '../attendance/reckoning.ts';
import { clocked } from '../contract.ts';
import { clock as clocks } from '../entities/clock.ts';
import { worker } from '../entities/worker.ts';
import { DIRECTIONS, SOURCES } from '../fields/words.ts';
import type { Direction } from '../rules/presence.ts';
import { peopleSettings } from '../settings.ts';
import { t } from '../words.ts';
import { demandOwn, whichWorker, type Worker, workerByCode } from './worker-facts.ts';

const MINUTE_MS = 60_000;
/** Clocks of devices run ahead a little. */
const AHEAD_MS = 2 * MINUTE_MS;
/** What waited longer than this on a device is a matter for a correction. */
const OLDEST_MS = 35 * 24 * 60 * MINUTE_MS;

const directionField = choice({
  title: t('方向', 'Direction'),
  options: DIRECTIONS,
  help: t('不填：单数次是上班，双数次是下班', 'Left out: first in, then out, and so on'),
});

const answer = {
  clock: ref(clocks, { title: t('打卡', 'Clock'), required: true }),
  worker: whichWorker,
  name: text({ title: t('姓名', 'Name'), required: true }),
  number: text({ title: t('工号', 'Number'), required: true }),
  day: date({ title: t('工作日', 'Work day'), required: true }),
  isRepeated: boolean({ title: t('已打过', 'Was there already'), required: true }),
  isHere: boolean({ title: t('在岗', 'Is here'), required: true }),
  presentMinutes: integer({ title: t('当天出勤', 'Present that day'), required: true, unit: '分钟' }),
} as const;

type Source = keyof typeof SOURCES;

/** @throws input.invalid for a moment to come, or long ago */
export function checkMoment(now: Date, at: string, path: string): void {
  const age = now.getTime() - Date.parse(at);
  if (age < -AHEAD_MS)
    throw invalid({
      path,
      message: t('时间在未来，请核对设备的钟', 'This is in the future: look at the device’s clock'),
    });
  if (age > OLDEST_MS)
    throw invalid({
      path,
      message: t('超过 35 天的打卡请用“考勤更正”补', 'Older than 35 days: enter it as a correction'),
    });
}

/** One clock, once however often it comes. */
async function record(
  ctx: ActionContext,
  { id, name, number, hiredOn, leftOn }: Worker,
  at: string,
  direction: Direction | null,
  source: Source,
) {
  await ctx.records(worker).lock(id);
  const day = await workdayAt(ctx, id, new Date(at));
  if (!isEmployed({ hiredOn, leftOn }, day))
    throw conflict(t(`${name}在 ${day} 不在职，请找人事。`, `${name} does not work here on ${day}: ask HR.`));
  const known = await ctx.records(clocks).first({ worker: id, at });
  const kept =
    known ?? (await ctx.records(clocks).add({ worker: id, at, direction, source, person: ctx.actor?.name }));
  if (known === null) await ctx.emit(clocked, id, { at, direction, source });
  const today = (await attendanceOf(ctx, { from: day, to: day, workers: [id] })).at(0);
  const { isHere = false, presentMinutes = 0 } = today?.workday ?? {};
  return {
    clock: kept.id,
    worker: id,
    name,
    number,
    day,
    isRepeated: known !== null,
    isHere,
    presentMinutes,
  };
}

export const clock = action('people/clock', {
  title: t('打卡', 'Clock'),
  summary: t(
    '谁在什么时候来或走；重复发送只算一次，先后次序不限。',
    'Who came or went when; sent twice it counts once, in any order.',
  ),
  permission: 'people.clock',
  input: {
    worker: ref(worker, { title: t('员工', 'Worker') }),
    code: text({
      title: t('工牌或工号', 'Badge or number'),
      help: t('不选员工时扫工牌', 'Instead of the worker'),
    }),
    at: moment({ title: t('时间', 'At'), help: t('不填 = 现在', 'Left out: now') }),
    direction: directionField,
    source: choice({ title: t('来源', 'Source'), options: SOURCES }),
  },
  output: answer,
  async handle(ctx, { worker: id, code, at, direction, source }) {
    if ((id === null) === (code === null))
      throw invalid({
        path: 'worker',
        message: t('选员工，或扫工牌，二者填一', 'Either the worker, or his badge'),
      });
    const found = id === null ? await workerByCode(ctx, code ?? '') : await ctx.records(worker).get(id);
    const when = at ?? ctx.now.toISOString();
    checkMoment(ctx.now, when, 'at');
    return record(ctx, found, when, direction, source ?? (id === null ? 'badge' : 'leader'));
  },
});

export const clockMyself = action('people/clockMyself', {
  title: t('我要打卡', 'Clock myself'),
  summary: t(
    '用自己的手机打现在的卡；要老板先在设置里打开。',
    'Now, on the own phone; the factory has to allow it in the settings.',
  ),
  permission: 'people.own',
  input: { direction: directionField },
  output: answer,
  async handle(ctx, { direction }) {
    const own = await demandOwn(ctx);
    const { ownClock } = await ctx.settings(peopleSettings);
    if (!ownClock)
      throw conflict(
        t(
          '本厂没有开通手机打卡，请到考勤机或扫工牌打卡。',
          'This factory clocks at the device or by badge, not by phone.',
        ),
      );
    return record(ctx, own, ctx.now.toISOString(), direction, 'phone');
  },
});
