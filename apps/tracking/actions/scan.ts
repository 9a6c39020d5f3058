import { action, boolean, choice, integer, list, moment, ref, text, workDayOf } from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { held } from '../entities/held.ts';
import { answerFields } from '../fields/answer.ts';
import { FAULTS, HABITS, SOURCES } from '../fields/words.ts';
import { answered } from '../floor/answer.ts';
import { bookedOn } from '../floor/bookings.ts';
import { heldSentence, hold } from '../floor/holding.ts';
import { scanTime } from '../floor/scan-time.ts';
import { heldStanding, type Standing } from '../floor/standing.ts';
import { owner, todayOf, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

const operation = text({ title: t('工序号', 'Operation no.'), required: true });
const ticket = text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 });

export const scan = action('tracking/scan', {
  title: t('扫菲票报工', 'Scan a ticket'),
  summary: t(
    '扫一张菲票，报一道或几道工序；同一编号只算一次。断网时扫的有冲突，先记着，等组长定。',
    'Books one operation or several on a ticket; the same id counts once. What was scanned offline and does not fit is kept for a leader.',
  ),
  permission: 'tracking.scan',
  input: {
    id: text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' }),
    code: ticket,
    with: list({
      title: t('拼合的别的部位', 'Tickets of the other parts'),
      help: t('拼合工序用；不填 = 按层号缸号自己配', 'For a join; none = whatever belongs together'),
      item: ticket,
      maxItems: 20,
    }),
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
    habit: choice({ title: t('方式', 'Habit'), options: HABITS }),
    overtime: boolean({ title: t('加班', 'Overtime') }),
    override: boolean({
      title: t('组长放行拼合', 'A leader lets parts be joined'),
      help: t('床次、层号、缸号对不上也拼', 'Though beds, plies or dye lots differ'),
    }),
  },
  output: answerFields,
  makes: ['tracking/record', 'tracking/held'],
  async handle(ctx, input) {
    const { at, deviceAt, isLate } = scanTime(ctx.now, input);
    const source = input.source ?? 'phone';
    // Nobody sees the answer: what does not fit must not be lost.
    const isUnwatched = isLate || source === 'rfid' || source === 'hanger';
    const day = workDayOf(at, ctx.org);
    // Somebody else is named by a badge, or by who keeps the records.
    const named = input.badge == null && ctx.may('tracking.clerk') ? input.worker : null;
    const [standing, worker, kept] = await Promise.all([
      heldStanding(ctx, input.code),
      workerOf(ctx, { badge: input.badge, worker: named, day }),
      isUnwatched ? ctx.records(held).first({ scan: input.id }) : null,
    ]);
    const before = standing?.records.filter(({ scan: id }) => id === input.id) ?? [];
    if (kept !== null || before.length > 0) {
      const today = worker === null ? undefined : await todayOf(ctx, worker, day);
      const booked = before.filter(({ kind }) => kind === 'done');
      return kept === null
        ? answered('repeated', { standing, today, booked })
        : { ...answered('held', { standing, today }), held: kept.id, sentence: heldSentence(kept.said) };
    }

    const stamp = {
      ...(worker === null ? NOBODY : { ...owner(worker), team: worker.team }),
      scan: input.id,
      at: at.toISOString(),
      deviceAt: deviceAt?.toISOString() ?? null,
      day,
      station: input.station,
      source,
      habit: input.habit ?? 'bundle',
      markedOvertime: input.overtime,
    };
    const wish = {
      operations: input.operations ?? [],
      isWhole: input.whole === true,
      good: input.good ?? null,
      scrap: input.scrap ?? 0,
      fault: input.fault,
      reason: input.reason,
      with: input.with ?? [],
      isOverridden: input.override === true && ctx.may('tracking.lead'),
    };
    const { answer, because, codes } = await bookedOn(ctx, standing, worker, wish, stamp);
    if (because === null || !isUnwatched) return answer;
    const { markedOvertime: overtime, ...when } = stamp;
    const waits = await hold(
      ctx,
      {
        ...when,
        ...cellOf(standing),
        because,
        overtime,
        worker: worker?.id ?? null,
        code: input.code,
        operations: [...codes],
        badge: worker === null ? input.badge : null,
        pieces: input.good,
        booked: answer.pieces,
        ahead: input.ahead,
      },
      answer.sentence,
    );
    return because === 'part' ? { ...answer, held: waits.held } : { ...answer, ...waits };
  },
});

const NOBODY = { worker: null, group: null, team: null };

function cellOf(standing: Standing | null) {
  if (standing === null) return {};
  const { id: bundle, order, colour, size } = standing.bundle;
  return { bundle, order, colour, size };
}
