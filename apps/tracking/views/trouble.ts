import {
  boolean,
  choice,
  date,
  integer,
  list,
  moment,
  object,
  ref,
  text,
  view,
  workDayOf,
} from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { teamRef, workerRef } from '@selvedge/contracts/people';
import { call } from '../entities/call.ts';
import { dispute } from '../entities/dispute.ts';
import { held as heldEntity } from '../entities/held.ts';
import { CALLS } from '../fields/words.ts';
import { openCalls } from '../floor/calls.ts';
import { disputesOpen } from '../floor/disputes.ts';
import { openOrdersOf } from '../floor/open-orders.ts';
import { leftOpenIn, missedIn, recentBundles } from '../floor/recent.ts';
import { absentSkills, floorToday, whatCanRun } from '../floor/skills.ts';
import { idlePeople, stuckBundles } from '../floor/trouble.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { holdersField } from './held-scans.ts';

const DAYS = 7;
const name = text({ title: t('姓名', 'Name'), required: true });
const bundle = ref(bundleRef, { title: t('扎', 'Bundle'), required: true });
const number = text({ title: t('扎号', 'Bundle no.'), required: true });
const orderNumber = text({ title: t('单号', 'Order no.'), required: true });
const pieces = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });
const title = text({ title: t('工序', 'Operation'), required: true });

export const trouble = view('tracking/trouble', {
  title: t('早会清单', 'Morning list'),
  summary: t(
    '卡住的扎、隔夜没做完的、漏扫、没活的人、缺的技能、争议、今天能开什么。',
    'Stuck bundles, those left open overnight, missed scans, idle people, absent skills, disputes, and what can run.',
  ),
  permission: 'tracking.read',
  input: {},
  output: {
    stuck: list({
      title: t('卡住的扎', 'Stuck bundles'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          bundle,
          number,
          orderNumber,
          quantity: pieces,
          done: { ...pieces, title: t('已产出', 'Out') },
          last: text({ title: t('最后一道', 'Last operation') }),
          name: text({ title: t('谁', 'Who') }),
          hours: integer({ title: t('小时', 'Hours'), required: true, unit: 'h' }),
        },
      }),
    }),
    missed: list({
      title: t('可能漏扫', 'Missed scans'),
      required: true,
      item: object({
        title: t('漏扫', 'Missed'),
        fields: {
          bundle,
          number,
          orderNumber,
          operation: { ...title, title: t('工序号', 'No.') },
          title,
          pieces,
        },
      }),
    }),
    idle: list({
      title: t('一小时没扫的人', 'No scan for an hour'),
      required: true,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name,
          team: text({ title: t('组', 'Team') }),
          minutes: integer({ title: t('分钟', 'Minutes'), required: true, unit: 'min' }),
          hasScanned: boolean({ title: t('今天扫过', 'Scanned today'), required: true }),
        },
      }),
    }),
    leftOpen: list({
      title: t('隔夜没做完的扎', 'Left open overnight'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          bundle,
          number,
          orderNumber,
          title,
          done: { ...pieces, title: t('已做', 'Done') },
          of: { ...pieces, title: t('共', 'Of') },
          names: text({ title: t('谁', 'Who') }),
          day: date({ title: t('哪天', 'Day'), required: true }),
        },
      }),
    }),
    absent: list({
      title: t('没来的人和技能', 'Absent people and skills'),
      required: true,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name,
          team: text({ title: t('组', 'Team') }),
          skills: text({ title: t('会做', 'Can sew') }),
          lacking: text({ title: t('今天没人会', 'Nobody else here can') }),
        },
      }),
    }),
    canRun: list({
      title: t('今天能开什么', 'What can run'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          team: ref(teamRef, { title: t('组', 'Team'), required: true }),
          teamName: text({ title: t('组名', 'Team'), required: true }),
          orderNumber,
          operation: { ...title, title: t('工序号', 'No.') },
          title,
          waiting: { ...pieces, title: t('等着', 'Waiting') },
          people: list({ title: t('谁能做', 'Who can'), required: true, item: name }),
        },
      }),
    }),
    calls: list({
      title: t('叫人', 'Calls'),
      required: true,
      item: object({
        title: t('叫人', 'Call'),
        fields: {
          call: ref(call, { title: call.title, required: true }),
          teamName: text({ title: t('组', 'Team') }),
          name,
          kind: choice({ title: t('什么事', 'What for'), options: CALLS, required: true }),
          note: text({ title: t('说明', 'Note') }),
          at: moment({ title: t('什么时候', 'Since'), required: true }),
        },
      }),
    }),
    openDisputes: list({
      title: t('争议', 'Disputes'),
      required: true,
      item: object({
        title: t('争议', 'Dispute'),
        fields: {
          dispute: ref(dispute, { title: dispute.title, required: true }),
          number,
          orderNumber,
          name: text({ title: t('谁提的', 'Whose') }),
          title: text({ title: t('工序', 'Operation') }),
          holders: holdersField,
          note: text({ title: t('说明', 'Note') }),
          at: moment({ title: t('什么时候', 'When'), required: true }),
        },
      }),
    }),
    held: integer({ title: t('待定的报工', 'Held scans'), required: true }),
    disputes: integer({ title: t('待处理争议', 'Open disputes'), required: true }),
  },
  async handle(ctx) {
    const { stuckHours } = await ctx.settings(trackingSettings);
    const [stuck, recent, idle, calls, openDisputes, open, held] = await Promise.all([
      stuckBundles(ctx, stuckHours),
      recentBundles(ctx, DAYS),
      idlePeople(ctx),
      openCalls(ctx),
      disputesOpen(ctx),
      openOrdersOf(ctx, null),
      ctx.records(heldEntity).count({ state: 'open' }),
    ]);
    const floor = await floorToday(ctx, open);
    return {
      stuck,
      missed: missedIn(recent),
      idle,
      leftOpen: leftOpenIn(recent, workDayOf(ctx.now, ctx.org)),
      absent: absentSkills(floor),
      canRun: whatCanRun(floor, open),
      calls: calls.map(({ call: id, teamName, name: who, kind, note, at }) => ({
        call: id,
        teamName,
        name: who,
        kind,
        note,
        at,
      })),
      openDisputes,
      held,
      disputes: openDisputes.length,
    };
  },
});
