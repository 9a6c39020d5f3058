import { boolean, choice, date, integer, list, moment, ref, text } from '@selvedge/sdk/app';
import type { Attended } from '../attendance/reckoning.ts';
import { team } from '../entities/team.ts';
import { worker } from '../entities/worker.ts';
import { momentOf } from '../rules/zone.ts';
import { t } from '../words.ts';
import { DAY_KINDS, DAY_STATES, DIRECTIONS } from './words.ts';

export const minutes = (zh: string, en: string) =>
  integer({ title: t(zh, en), required: true, unit: '分钟' });
export const days = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '天' });
export const times = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '次' });

export const teamInput = ref(team, {
  title: t('组', 'Team'),
  help: t('不填 = 全厂', 'Left out: the whole factory'),
});
export const teamOfDay = ref(team, { title: t('组', 'Team') });
export const teamName = text({ title: t('组名', 'Team name') });

export const whoFields = {
  worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
  number: text({ title: t('工号', 'Number'), required: true }),
  name: text({ title: t('姓名', 'Name'), required: true }),
} as const;

/** One day of attendance, as it is shown and exported. */
export const dayFields = {
  day: date({ title: t('工作日', 'Work day'), required: true }),
  team: teamOfDay,
  kind: choice({ title: t('日期类别', 'Kind of day'), options: DAY_KINDS, required: true }),
  state: choice({ title: t('状态', 'State'), options: DAY_STATES, required: true }),
  firstIn: moment({ title: t('最早打卡', 'First clock') }),
  lastOut: moment({ title: t('最晚打卡', 'Last clock') }),
  plannedMinutes: minutes('应出勤', 'Planned'),
  presentMinutes: minutes('出勤', 'Present'),
  overtimeMinutes: minutes('加班', 'Overtime'),
  lateMinutes: minutes('迟到', 'Late'),
  earlyMinutes: minutes('早退', 'Early'),
  absentMinutes: minutes('缺勤', 'Absent'),
  leaveMinutes: minutes('请假', 'Leave'),
  missing: list({
    title: t('缺卡', 'Missing clocks'),
    required: true,
    item: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
  }),
  isHere: boolean({ title: t('在岗', 'Is here'), required: true }),
  isEstimated: boolean({
    title: t('按下班时间估算', 'Estimated until the end of the shift'),
    required: true,
  }),
} as const;

const momentOrNull = (minute: number | null): string | null => (minute === null ? null : momentOf(minute));

export function dayRow({ day, team, workday: { firstIn, lastOut, ...figures } }: Attended) {
  return { day, team, ...figures, firstIn: momentOrNull(firstIn), lastOut: momentOrNull(lastOut) };
}

export const whoRow = ({ worker: { id, number, name } }: Attended) => ({ worker: id, number, name });
