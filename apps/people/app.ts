import { defineApp } from '@selvedge/sdk/app';
import { approveLeave, cancelLeave, refuseLeave, requestLeave } from './actions/absences.ts';
import { changeWorker, issueBadge, linkLogin } from './actions/change-worker.ts';
import { clock as clockIn, clockMyself } from './actions/clock.ts';
import { correctAttendance } from './actions/correct-attendance.ts';
import { hire, leave, rehire } from './actions/hire.ts';
import { importClocks } from './actions/import-clocks.ts';
import { importRoster } from './actions/import-roster.ts';
import { endLoan, lend, moveTeam } from './actions/move-team.ts';
import { setSchedule, setShift } from './actions/shifts.ts';
import { answerFigures } from './attendance/for-figures.ts';
import { answerPay, answerPayNow } from './attendance/for-pay.ts';
import { answerPresence } from './attendance/presence.ts';
import { attendanceCorrected, clocked, workerHired, workerLeft, workerMoved } from './contract.ts';
import { absence } from './entities/absence.ts';
import { badge } from './entities/badge.ts';
import { clock } from './entities/clock.ts';
import { correction } from './entities/correction.ts';
import { placing } from './entities/placing.ts';
import { schedule } from './entities/schedule.ts';
import { shift } from './entities/shift.ts';
import { specialDay } from './entities/special-day.ts';
import { team } from './entities/team.ts';
import { worker } from './entities/worker.ts';
import { newDay } from './jobs/new-day.ts';
import { attendanceRate } from './kpis/attendance-rate.ts';
import { badgeRelation, clockRelation, placingRelation, teamRelation, workerRelation } from './relations.ts';
import { peopleSettings } from './settings.ts';
import { attendanceDays, attendanceOf } from './views/attendance-of.ts';
import { dayPlan } from './views/day-plan.ts';
import { exceptions } from './views/exceptions.ts';
import { mine } from './views/mine.ts';
import { presentNow } from './views/present-now.ts';
import { skillMatrix } from './views/skill-matrix.ts';
import { workerByBadge } from './views/worker-by-badge.ts';
import { t } from './words.ts';

const OWN = ['people.own', 'people.calendar'];
const LOOK = ['people.read', 'people.calendar', 'people.lookup'];
const LEAD = [...LOOK, 'people.own', 'people.contact', 'people.attendance', 'people.clock'];
const DECIDE = ['people.correct', 'people.approve', 'people.lend'];

export default defineApp({
  id: 'people',
  version: '1.2.0',
  title: t('人员与考勤', 'People and attendance'),
  summary: t(
    '花名册、班组、工牌、班次、打卡、请假；每天出勤和加班由打卡算出，改动都留痕。',
    'Workers, teams, badges, shifts, clocks, leave; attendance and overtime are reckoned from clocks, every correction is kept.',
  ),
  mark: '人',
  scope: 'factory',
  scenes: ['hr'],
  permissions: {
    'people.read': t('查看花名册、班组、技能', 'See workers, teams and skills'),
    'people.contact': t('查看和填写电话', 'See and fill in phones'),
    'people.wages': t('查看和填写本人时薪', 'See and fill in home rates'),
    'people.manage': t('入职、离职、调组、工牌、班次、节假日', 'Hire, leave, move, badges, shifts, holidays'),
    'people.calendar': t('查看班表', 'See the plan of days'),
    'people.lookup': t('扫工牌查人', 'Look up a worker by badge'),
    'people.attendance': t('查看考勤、请假', 'See attendance and leaves'),
    'people.clock': t('替人打卡、导入考勤机', 'Clock others, read in devices'),
    'people.correct': t('更正考勤', 'Correct attendance'),
    'people.approve': t('批假', 'Approve leave'),
    'people.lend': t('借调', 'Lend workers'),
    'people.own': t('看自己的考勤、打卡、请假', 'Own attendance, clock, ask for leave'),
  },
  roles: {
    chief: {
      title: t('老板、厂长', 'Owner, manager'),
      permissions: [...LEAD, ...DECIDE, 'people.manage', 'people.wages'],
      grantedTo: ['owner', 'manager'],
    },
    hr: { title: t('人事', 'HR clerk'), permissions: [...LEAD, ...DECIDE, 'people.manage'] },
    payroll: {
      title: t('工资员', 'Payroll clerk'),
      permissions: [...LOOK, 'people.attendance', 'people.wages'],
    },
    leader: { title: t('组长', 'Team leader'), permissions: [...LEAD, ...DECIDE], grantedTo: ['leader'] },
    gate: { title: t('打卡台', 'Clocking desk'), permissions: ['people.lookup', 'people.clock'] },
    worker: { title: t('员工本人', 'Worker'), permissions: OWN, grantedTo: ['worker'] },
    reader: { title: t('只读', 'Reader'), permissions: LOOK, grantedTo: ['engineer', 'viewer'] },
  },
  entities: [team, worker, badge, placing, shift, schedule, specialDay, clock, correction, absence],
  settings: peopleSettings,
  events: [workerHired, workerLeft, workerMoved, clocked, attendanceCorrected],
  actions: [
    hire,
    rehire,
    leave,
    changeWorker,
    linkLogin,
    issueBadge,
    importRoster,
    moveTeam,
    lend,
    endLoan,
    setShift,
    setSchedule,
    clockIn,
    clockMyself,
    importClocks,
    correctAttendance,
    requestLeave,
    approveLeave,
    refuseLeave,
    cancelLeave,
  ],
  views: [presentNow, attendanceOf, attendanceDays, exceptions, skillMatrix, workerByBadge, dayPlan, mine],
  kpis: [attendanceRate],
  relations: [workerRelation, placingRelation, badgeRelation, clockRelation, teamRelation],
  provides: [answerPay, answerFigures],
  replies: [answerPayNow, answerPresence],
  jobs: [newDay],
});
