import {
  action,
  conflict,
  date,
  integer,
  list,
  moment,
  object,
  ref,
  text,
  workDayOf,
} from '@selvedge/sdk/app';
import { orderRef, styleRef } from '@selvedge/contracts/orders';
import { workerRef } from '@selvedge/contracts/people';
import { held } from '../entities/held.ts';
import { record } from '../entities/record.ts';
import { sentenceField } from '../fields/answer.ts';
import { pieces } from '../fields/bundle.ts';
import { hold } from '../floor/holding.ts';
import { reportOn } from '../floor/reporting.ts';
import { scanTime } from '../floor/scan-time.ts';
import { owner, todayOf, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

export const report = action('tracking/report', {
  title: t('数量报工', 'Report a quantity'),
  summary: t(
    '没有菲票：报哪单哪道做了多少件，按扎号顺序分到还没报的扎上；分不下的先记着，等组长定。',
    'Without a ticket: so many pieces of an operation, shared out over the open bundles in order; what they do not hold is kept for a leader.',
  ),
  permission: 'tracking.scan',
  input: {
    id: text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' }),
    order: ref(orderRef, { title: t('订单', 'Order') }),
    style: ref(styleRef, {
      title: t('款式', 'Style'),
      help: t('不填订单时：这款所有在做的单', 'Without an order: of all open ones of the style'),
    }),
    colour: text({ title: t('颜色', 'Colour'), maxLength: 60, help: t('不填 = 不分颜色', 'None = any') }),
    size: text({ title: t('尺码', 'Size'), maxLength: 20, help: t('不填 = 不分尺码', 'None = any') }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    quantity: integer({ title: t('件数', 'Pieces'), required: true, min: 1, max: 100_000, unit: '件' }),
    badge: text({ title: t('工牌', 'Badge'), maxLength: 300 }),
    worker: ref(workerRef, { title: t('员工（统计员代录）', 'Worker (a clerk says)') }),
    day: date({ title: t('工作日（统计员）', 'Work day (a clerk says)') }),
    at: moment({ title: t('设备时间', 'By the device’s clock') }),
    ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
    station: text({ title: t('工位', 'Station'), maxLength: 60 }),
  },
  output: {
    sentence: sentenceField('一句话', 'In a sentence'),
    pieces: pieces('报上', 'Booked'),
    left: pieces('没分下去', 'Held'),
    held: ref(held, { title: held.title }),
    shares: list({
      title: t('分到哪些扎', 'Bundles'),
      required: true,
      maxItems: 10_000,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          record: ref(record, { title: t('记录', 'Record'), required: true }),
          number: text({ title: t('扎号', 'Bundle no.'), required: true }),
          pieces: pieces('件数', 'Pieces'),
        },
      }),
    }),
    today: object({
      title: t('今日', 'Today'),
      fields: {
        bundles: integer({ title: t('扎数', 'Bundles'), required: true }),
        pieces: pieces('件数', 'Pieces'),
      },
    }),
  },
  makes: ['tracking/record', 'tracking/held'],
  async handle(ctx, input) {
    const isClerk = ctx.may('tracking.clerk');
    const { at, deviceAt, isLate } = scanTime(ctx.now, input);
    const today = workDayOf(at, ctx.org);
    const day = isClerk && input.day != null ? input.day : today;
    if (day > today) throw conflict(t('工作日还没到。', 'That work day is still to come.'));
    if (input.order == null && input.style == null)
      throw conflict(t('请选订单或款式。', 'Choose the order, or the style.'));
    const named = input.badge == null && isClerk ? input.worker : null;
    const worker = await workerOf(ctx, { badge: input.badge, worker: named, day });
    if (worker === null)
      throw conflict(t('不知道是谁：请先扫自己的工牌。', 'Nobody known: scan your badge first.'));
    const stamp = {
      ...owner(worker),
      team: worker.team,
      scan: input.id,
      at: at.toISOString(),
      deviceAt: deviceAt?.toISOString() ?? null,
      day,
      station: input.station,
      source: named == null ? ('phone' as const) : ('clerk' as const),
      habit: 'report' as const,
    };
    const kept = await ctx.records(held).first({ scan: input.id });
    const told = async (booked: number, shares: Reported['shares'], id: string | null) => ({
      sentence: sentence(booked, input.quantity - booked),
      pieces: booked,
      left: input.quantity - booked,
      held: id,
      shares: [...shares],
      today: await todayOf(ctx, worker, day),
    });
    const reported = await reportOn(
      ctx,
      // What is left of the same report waits for a leader already.
      kept === null ? input : { ...input, quantity: 0 },
      worker,
      stamp,
    );
    const [first] = reported.bundles;
    if (first === undefined && kept === null && !isLate)
      throw conflict(
        t(
          `没有在做的扎有工序 ${input.operation}：看看订单、颜色、尺码对不对。`,
          `No open bundle has operation ${input.operation}: look at order, colour and size.`,
        ),
      );
    const { pieces: booked, shares, isRepeated } = reported;
    const left = input.quantity - booked;
    if (left === 0 || isRepeated || kept !== null) return told(booked, shares, kept?.id ?? null);
    const waits = await hold(
      ctx,
      {
        ...stamp,
        worker: worker.id,
        order: input.order ?? first?.bundle.order,
        colour: input.colour,
        size: input.size,
        operations: [input.operation],
        pieces: input.quantity,
        booked,
        because: 'left',
        ahead: input.ahead,
      },
      sentence(booked, left),
    );
    return told(booked, shares, waits.held);
  },
});

type Reported = Awaited<ReturnType<typeof reportOn>>;

const sentence = (booked: number, left: number) =>
  left > 0
    ? t(
        `报上 ${booked} 件；还有 ${left} 件分不下去，先记着，等组长定。`,
        `${booked} booked; ${left} more than the open bundles hold, kept for the leader.`,
      )
    : t(`报上 ${booked} 件。`, `${booked} booked.`);
