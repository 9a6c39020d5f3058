import {
  boolean,
  choice,
  date,
  entityRef,
  event,
  integer,
  kpiRef,
  moment,
  ref,
  relationRef,
  text,
} from '@selvedge/sdk/app';
import { DIRECTIONS, SOURCES } from './fields/words.ts';
import { t } from './words.ts';

/** What other apps may know of people. Nothing here tells what anybody earns, or how to reach him. */
export const workerRef = entityRef('people/worker');
export const teamRef = entityRef('people/team');
export const attendanceKpi = kpiRef('people/attendance-rate');

export { badgeToken } from './rules/badge-code.ts';
export { compareTeams } from './rules/team-order.ts';
export type { DayKind } from './rules/plan.ts';
export type { DayState, Workday } from './rules/workday.ts';

const number = text({ title: t('工号', 'Number'), required: true });
const name = text({ title: t('姓名', 'Name'), required: true });
const team = ref(teamRef, { title: t('组', 'Team') });

/** Subject: the worker. Told again when somebody who left comes back. */
export const workerHired = event('people/worker.hired/v1', {
  title: t('员工入职', 'Worker hired'),
  payload: {
    number,
    name,
    team,
    hiredOn: date({ title: t('入职日期', 'Hired on'), required: true }),
    isApprentice: boolean({ title: t('学徒', 'Apprentice'), required: true }),
  },
});

/** Subject: the worker. Told when it is entered; the last day may be still to come. */
export const workerLeft = event('people/worker.left/v1', {
  title: t('员工离职', 'Worker left'),
  payload: {
    number,
    leftOn: date({ title: t('最后工作日', 'Last day'), required: true }),
    reason: text({ title: t('原因', 'Why') }),
  },
});

/** Subject: the worker. Told when it is entered; it counts from the day on. */
export const workerMoved = event('people/worker.moved/v1', {
  title: t('员工调组', 'Worker moved'),
  payload: {
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    since: date({ title: t('从', 'From'), required: true }),
    until: date({ title: t('到（借调）', 'To (a loan)') }),
  },
});

/** Subject: the worker. A repeated clock is not told again. */
export const clocked = event('people/clocked/v1', {
  title: t('打卡', 'Clocked'),
  payload: {
    at: moment({ title: t('时间', 'At'), required: true }),
    direction: choice({ title: t('方向', 'Direction'), options: DIRECTIONS }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES, required: true }),
  },
});

/** Subject: the worker. Minutes of the day as they are after it. */
export const attendanceCorrected = event('people/attendance.corrected/v1', {
  title: t('考勤更正', 'Attendance corrected'),
  payload: {
    day: date({ title: t('工作日', 'Work day'), required: true }),
    reason: text({ title: t('原因', 'Why'), required: true }),
    presentMinutes: integer({ title: t('出勤分钟', 'Minutes present'), required: true }),
    overtimeMinutes: integer({ title: t('加班分钟', 'Minutes of overtime'), required: true }),
  },
});

/** Workers, those who left included, one row each. */
export const workers = relationRef('people/worker/v1', {
  id: t('员工', 'worker'),
  number: t('工号', 'number'),
  name: t('姓名', 'name'),
  team: t('今天所在组（不计借调）', 'own team as of today'),
  position: t('工种', 'position'),
  skills: t('技能', 'jsonb: {kind of operation: grade}; null = none'),
  is_apprentice: t('学徒', 'apprentice'),
  hired_on: t('入职日期', 'hired on'),
  left_on: t('最后工作日', 'last day; null = none'),
  is_active: t('在职', 'works here'),
  login: t('本人登录名', 'his own login; null = none'),
});

/** Badges that were given out, void ones included. */
export const badges = relationRef('people/badge/v1', {
  token: t('牌码', 'code of the badge'),
  worker: t('员工', 'worker'),
  is_void: t('已作废', 'void'),
});

/** Clocks as they came in, one row each; attendance is reckoned from them. */
export const clocks = relationRef('people/clock/v1', {
  worker: t('员工', 'worker'),
  at: t('时间', 'when'),
  direction: t('方向', 'in, out or null'),
});

/** Teams, those no longer in use included. */
export const teams = relationRef('people/team/v1', {
  id: t('组', 'team'),
  name: t('组名', 'name'),
  is_active: t('在用', 'in use'),
});

/** Moves and loans, one row each: together they say whose team was which on a day. */
export const placings = relationRef('people/placing/v1', {
  worker: t('员工', 'worker'),
  team: t('组', 'team'),
  kind: t('home = 调组，loan = 借调', 'home = his own from then on, loan = for some days'),
  since: t('从', 'first day'),
  until: t('到', 'last day; null = for good'),
});

export { attendanceForFigures } from './for-figures.ts';
export { attendanceForPay } from './for-pay.ts';
export { attendanceNow, presenceForOwner } from './inquiries.ts';
