import {
  type ActionContext,
  action,
  boolean,
  choice,
  integer,
  list,
  moment,
  object,
  ref,
  text,
} from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { workRecorded } from '../contract.ts';
import { record } from '../entities/record.ts';
import { bundleFields, pieces } from '../fields/bundle.ts';
import { type AnswerCode, ANSWERS, FAULTS, SOURCES } from '../fields/words.ts';
import { answered } from '../floor/answer.ts';
import { chosen } from '../floor/choosing.ts';
import { workDayOf } from '../floor/day.ts';
import type { Booked } from '../floor/facts.ts';
import { OVER } from '../floor/over.ts';
import { heldStanding, type Standing } from '../floor/standing.ts';
import { todayOf, type Worker, workerOf } from '../floor/worker.ts';
import { doneAt, liveOf } from '../rules/state.ts';
import { isOn, type Step } from '../rules/routing.ts';
import { remaining } from '../rules/capacity.ts';
import { t } from '../words.ts';

const titles = (zh: string, en: string) =>
  object({
    title: t(zh, en),
    required: true,
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true }),
      en: text({ title: t('英文', 'English'), required: true }),
    },
  });
const count = pieces('件数', 'Pieces');
const operation = text({ title: t('工序号', 'Operation no.'), required: true });
const title = text({ title: t('工序', 'Operation'), required: true });

export const answerFields = {
  answer: choice({ title: t('结果', 'Answer'), options: ANSWERS, required: true }),
  sentence: titles('一句话', 'In a sentence'),
  pieces: count,
  remaining: pieces('还剩', 'Remaining'),
  booked: list({
    title: t('已报', 'Booked'),
    required: true,
    item: object({
      title: t('一条', 'One'),
      fields: {
        record: ref(record, { title: t('记录', 'Record'), required: true }),
        operation,
        title,
        pieces: count,
      },
    }),
  }),
  by: list({
    title: t('已由谁报', 'Booked by'),
    required: true,
    item: object({
      title: t('人', 'Who'),
      fields: { name: text({ title: t('姓名', 'Name'), required: true }), pieces: count },
    }),
  }),
  bundle: object({
    title: t('扎', 'Bundle'),
    fields: bundleFields,
  }),
  next: list({
    title: t('还可报', 'May be booked'),
    required: true,
    item: object({
      title: t('工序', 'Operation'),
      fields: { operation, title, remaining: integer({ title: t('还剩', 'Remaining'), required: true }) },
    }),
  }),
  gaps: list({
    title: t('可能漏扫', 'Missed scans'),
    required: true,
    item: object({ title: t('工序', 'Operation'), fields: { operation, title, pieces: count } }),
  }),
  today: object({
    title: t('今日', 'Today'),
    fields: { bundles: integer({ title: t('扎数', 'Bundles'), required: true }), pieces: count },
  }),
} as const;

/** Milliseconds by which a phone's clock may be off before its own time is not believed. */
const DOUBTFUL_MS = 36 * 3_600_000;

export const scan = action('tracking/scan', {
  title: t('扫菲票报工', 'Scan a ticket'),
  summary: t(
    '扫一张菲票，报一道或几道工序；同一编号只算一次。',
    'Books one operation or several on a ticket; the same id counts once.',
  ),
  permission: 'tracking.scan',
  input: {
    id: text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' }),
    code: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    worker: ref(workerRef, { title: t('员工（统计员代录）', 'Worker (a clerk says)') }),
    operations: list({ title: t('工序号', 'Operations'), item: operation, maxItems: 100 }),
    whole: boolean({ title: t('整件', 'Whole garment') }),
    good: integer({
      title: t('合格件数', 'Good pieces'),
      min: 0,
      max: 100_000,
      help: t('不填 = 剩下的都报', 'None = all that remain'),
    }),
    scrap: integer({ title: t('报废件数', 'Scrapped'), min: 0, max: 100_000 }),
    fault: choice({ title: t('责任', 'Whose fault'), options: FAULTS }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
    at: moment({ title: t('设备时间', 'By the device’s clock') }),
    ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
    source: choice({ title: t('来源', 'Source'), options: SOURCES }),
    overtime: boolean({ title: t('加班', 'Overtime') }),
  },
  output: answerFields,
  makes: ['tracking/record'],
  async handle(ctx, input) {
    const { at, deviceAt } = timeOf(ctx.now, input);
    const day = workDayOf(at, ctx.org);
    // Somebody else is named by a badge, or by who keeps the records.
    const named = input.badge == null && ctx.may('tracking.clerk') ? input.worker : null;
    const [standing, worker] = await Promise.all([
      heldStanding(ctx, input.code),
      workerOf(ctx, { badge: input.badge, worker: named, day }),
    ]);
    if (standing === null) return answered('unknown', { standing });
    const before = standing.records.filter(({ scan: id }) => id === input.id);
    const today = (who: Worker) => todayOf(ctx, who.id, day);
    if (before.length > 0)
      return answered('repeated', {
        standing,
        booked: before.filter(({ kind }) => kind === 'done'),
        ...(worker === null ? {} : { today: await today(worker) }),
      });
    if (standing.isVoid) return answered('void', { standing });
    if (standing.bundle.state === 'void' || OVER.includes(standing.bundle.orderState))
      return answered('closed', { standing });
    if (worker === null) return answered('no-worker', { standing });

    const isSaid = (input.operations ?? []).length > 0 || input.whole === true || standing.coupon !== null;
    const codes = chosen(standing.bench, {
      operations: input.operations ?? [],
      isWhole: input.whole === true,
      coupon: standing.coupon,
      last: isSaid ? null : await lastOperation(ctx, worker.id, standing.bundle.order),
    });
    if (codes === null || codes.length === 0)
      return answered('choose', { standing, today: await today(worker) });
    const steps = codes.map((code) => stepOn(standing, code));
    if (steps.some((step) => step === null))
      return answered('not-here', { standing, today: await today(worker) });

    let ordinal = standing.bench.state.last;
    const facts = {
      scan: input.id,
      bundle: standing.bundle.id,
      order: standing.bundle.order,
      style: standing.bundle.style,
      colour: standing.bundle.colour,
      size: standing.bundle.size,
      worker: worker.id,
      team: worker.team,
      at: at.toISOString(),
      deviceAt: deviceAt?.toISOString() ?? null,
      day,
      station: input.station,
      source: input.source ?? ('phone' as const),
      markedOvertime: input.overtime,
    };
    const scrapped = Math.min(input.scrap ?? 0, Math.max(0, standing.bench.state.wip));
    // One scan may hold an operation and the output or join that waits for it.
    const done = new Map(standing.bench.state.done);
    const state = { ...standing.bench.state, done, wip: standing.bench.state.wip - scrapped };
    const wishes = steps.flatMap((step) => {
      if (step === null) return [];
      const most = remaining({ ...standing.bench, state }, step);
      // Who has nothing new to book, and pieces to repair, has repaired them.
      const back = most > 0 ? 0 : (standing.bench.state.rework.get(step.code) ?? 0);
      const quantity = Math.min(input.good ?? Infinity, most > 0 ? most : back);
      if (most > 0) done.set(step.code, doneAt(state, step.code) + quantity);
      const again = back > 0 ? { isRework: true, fault: faultOf(standing, step.code) } : {};
      return quantity > 0
        ? [
            {
              ...facts,
              ...again,
              kind: 'done' as const,
              operation: step.code,
              quantity,
              ordinal: (ordinal += 1),
            },
          ]
        : [];
    });
    const scraps =
      scrapped > 0
        ? [
            {
              ...facts,
              kind: 'scrap' as const,
              operation: steps[0]?.code ?? null,
              scrapped,
              fault: input.fault,
              reason: input.reason,
              ordinal: (ordinal += 1),
            },
          ]
        : [];
    const stored = await ctx.records(record).addAll([...wishes, ...scraps]);
    const booked = stored.filter(({ kind }) => kind === 'done');
    const told = booked.map(({ quantity, operation: code }) =>
      ctx.emit(workRecorded, worker.id, {
        day,
        order: standing.bundle.order,
        bundle: standing.bundle.id,
        operation: code ?? '',
        quantity,
      }),
    );
    const [now] = await Promise.all([today(worker), ...told]);
    const isRepaired = booked.length > 0 && booked.every(({ isRework }) => isRework);
    const code = isRepaired ? 'done' : codeOf(standing, steps, booked.length, wishes, input.good ?? null);
    return answered(scrapped > 0 && booked.length === 0 ? 'done' : code, {
      isRepaired,
      standing: {
        ...standing,
        records: [...standing.records, ...stored.map((one) => ({ ...one, name: worker.name }))],
      },
      booked,
      asked: steps,
      scrapped,
      isAbsent: !worker.isHere,
      today: now,
    });
  },
});

/** Why pieces were sent back last: whose fault it was goes with what is repaired. */
const faultOf = ({ records }: Standing, operation: string): Booked['fault'] =>
  records.findLast((one) => one.kind === 'rework-out' && one.operation === operation)?.fault ?? null;

const stepOn = ({ bench: { routing, parts } }: Standing, code: string): Step | null =>
  isOn(routing, parts, code) ? (routing.byCode.get(code) ?? null) : null;

/** What somebody sewed last on an order: what he most likely sews now. */
async function lastOperation(
  { sql }: Pick<ActionContext, 'sql'>,
  worker: string,
  order: string,
): Promise<string | null> {
  const [row] = await sql<{ operation: string }>`
    select operation from ${record} where worker = ${worker}::uuid and "order" = ${order}::uuid and kind = 'done' and deleted_at is null
    order by at desc, id desc limit 1`;
  return row?.operation ?? null;
}

function codeOf(
  { bench }: Standing,
  steps: readonly (Step | null)[],
  done: number,
  wishes: readonly { readonly quantity: number }[],
  good: number | null,
): AnswerCode {
  if (done === 0) {
    const [step] = steps;
    const free = step === null ? 0 : liveOf(bench.state) - (bench.state.done.get(step.code) ?? 0);
    return free > 0 ? 'not-reached' : 'claimed';
  }
  const whole = liveOf(bench.state);
  const isPart = wishes.length < steps.length || wishes.some(({ quantity }) => quantity < (good ?? whole));
  return isPart ? 'part' : 'done';
}

/** The device's time as the server's clock would have it; one that cannot be is replaced by now, and kept beside it. */
function timeOf(
  now: Date,
  { at, ahead }: { readonly at?: string | null; readonly ahead?: number | null },
): { at: Date; deviceAt: Date | null } {
  if (at == null) return { at: now, deviceAt: null };
  const deviceAt = new Date(at);
  const corrected = new Date(deviceAt.getTime() - (ahead ?? 0));
  const isPossible = corrected <= now && now.getTime() - corrected.getTime() < 31 * 86_400_000;
  const isSure = ahead != null || Math.abs(now.getTime() - deviceAt.getTime()) < DOUBTFUL_MS;
  return { at: isPossible && isSure ? corrected : now, deviceAt };
}
