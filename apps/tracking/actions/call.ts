import { action, choice, conflict, ref, text, workDayOf } from '@selvedge/sdk/app';
import { call } from '../entities/call.ts';
import { CALLS } from '../fields/words.ts';
import { workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

export const callLeader = action('tracking/callLeader', {
  title: t('叫人', 'Call the leader'),
  summary: t('叫过还没来的，不重复叫。', 'A call that waits is not made twice.'),
  permission: 'tracking.scan',
  input: {
    kind: choice({ title: t('什么事', 'What for'), options: CALLS, required: true }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    note: text({ title: t('说明', 'Note'), maxLength: 200 }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
  },
  output: { call: ref(call, { title: call.title, required: true }) },
  makes: ['tracking/call'],
  async handle(ctx, { kind, badge, note, station }) {
    const worker = await workerOf(ctx, { badge, day: workDayOf(ctx.now, ctx.org) });
    if (worker === null) throw conflict(t('请先扫自己的工牌。', 'Scan your badge first.'));
    const records = ctx.records(call);
    const waiting = await records.first({ worker: worker.id, kind, state: 'open' });
    const { id } =
      waiting ?? (await records.add({ worker: worker.id, team: worker.team, kind, note, station }));
    return { call: id };
  },
});

export const answerCall = action('tracking/answerCall', {
  offeredWhen: { state: ['open'] },
  title: t('来了', 'Answer a call'),
  permission: 'tracking.lead',
  input: { call: ref(call, { title: call.title, required: true }) },
  output: {},
  async handle(ctx, { call: id }) {
    const records = ctx.records(call);
    const { state } = await records.lock(id);
    if (state !== 'open') throw conflict(t('已经有人来了。', 'Somebody answered already.'));
    await records.change(id, {
      state: 'answered',
      answeredBy: ctx.actor?.login ?? null,
      answeredAt: ctx.now.toISOString(),
    });
    return {};
  },
});
