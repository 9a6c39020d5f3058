import {
  action,
  type ActionContext,
  choice,
  conflict,
  integer,
  list,
  missing,
  type RecordOf,
  ref,
  text,
} from '@selvedge/sdk/app';
import { workerRef } from '@selvedge/contracts/people';
import { held } from '../entities/held.ts';
import { bookedOn } from '../floor/bookings.ts';
import { giveAway, holdersOf } from '../floor/giving.ts';
import { reportOn } from '../floor/reporting.ts';
import { heldBundle, heldStanding, type Standing } from '../floor/standing.ts';
import { owner, type Worker, workerOf } from '../floor/worker.ts';
import { t } from '../words.ts';

type Held = RecordOf<typeof held>;

const DECISIONS = {
  accept: t('补报剩下的', 'Book what remains'),
  give: t('改给他', 'Give over to him'),
  refuse: t('不算', 'Refuse'),
} as const;

export const decideHeld = action('tracking/decideHeld', {
  offeredWhen: { state: ['open'] },
  title: t('处理待定的报工', 'Decide a held scan'),
  summary: t(
    '补报还剩的；或把别人报的改给他；或不算，写明原因（可以反悔）。',
    'Books what remains; or gives over what others booked; or refuses, and says why: that can be taken back.',
  ),
  permission: 'tracking.lead',
  input: {
    held: ref(held, { title: held.title, required: true }),
    decision: choice({ title: t('怎么处理', 'Decision'), options: DECISIONS, required: true }),
    worker: ref(workerRef, { title: t('是谁（不知道时）', 'Whose, where it is not known') }),
    operations: list({
      title: t('哪几道（不知道时）', 'Operations, where they are not known'),
      item: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
      maxItems: 100,
    }),
    code: text({ title: t('菲票或扎号（不认识时）', 'Ticket, where it is not known'), maxLength: 300 }),
    pieces: integer({ title: t('件数', 'Pieces'), min: 1, max: 100_000, unit: '件' }),
    reason: text({ title: t('原因', 'Why'), maxLength: 200 }),
  },
  output: { pieces: integer({ title: t('报上的件数', 'Pieces booked'), required: true, unit: '件' }) },
  makes: ['tracking/record'],
  async handle(ctx, { held: id, decision, reason, ...said }) {
    const records = ctx.records(held);
    const waiting = await records.lock(id);
    if (waiting.state !== 'open') throw conflict(t('已经处理过了。', 'It was decided already.'));
    if (decision === 'refuse' && (reason ?? '').trim() === '')
      throw conflict(t('不算，要写原因。', 'Say why it is refused.'));
    const pieces = decision === 'refuse' ? 0 : await booked(ctx, waiting, decision, said);
    await records.change(id, {
      state: STATES[decision],
      booked: waiting.booked + pieces,
      decision: reason,
      decidedBy: ctx.actor?.login ?? null,
      decidedAt: ctx.now.toISOString(),
    });
    return { pieces };
  },
});

export const reopenHeld = action('tracking/reopenHeld', {
  offeredWhen: { state: ['refused'] },
  title: t('重新处理', 'Decide again'),
  permission: 'tracking.lead',
  input: { held: ref(held, { title: held.title, required: true }) },
  output: {},
  async handle(ctx, { held: id }) {
    const records = ctx.records(held);
    const { state } = await records.lock(id);
    if (state !== 'refused')
      throw conflict(
        t('报上的，撤销那条报工就行。', 'Only what was refused is decided again; take back what was booked.'),
      );
    await records.change(id, { state: 'open', decision: null, decidedBy: null, decidedAt: null });
    return {};
  },
});

const STATES = { accept: 'accepted', give: 'given', refuse: 'refused' } as const;

interface Said {
  readonly worker?: string | null;
  readonly operations?: readonly string[] | null;
  readonly code?: string | null;
  readonly pieces?: number | null;
}

/** @returns how many pieces are his now. @throws conflict with why there are none */
async function booked(
  ctx: ActionContext,
  waiting: Held,
  decision: 'accept' | 'give',
  said: Said,
): Promise<number> {
  const worker = await whose(ctx, waiting, said);
  const stamp = {
    ...owner(worker),
    team: worker.team,
    scan: waiting.scan,
    at: waiting.at,
    deviceAt: waiting.deviceAt,
    day: waiting.day,
    station: waiting.station,
    source: waiting.source,
    habit: waiting.habit,
    markedOvertime: waiting.overtime,
  };
  const operations = said.operations?.length ? said.operations : waiting.operations;
  const most = waiting.pieces === null ? null : waiting.pieces - waiting.booked;
  const pieces = said.pieces ?? most;
  if (waiting.because === 'left') {
    const shared = await reportOn(
      ctx,
      // What of it is booked already counts towards it.
      { ...waiting, operation: operations[0] ?? '', quantity: waiting.booked + (pieces ?? 0) },
      worker,
      stamp,
    );
    if (shared.pieces === 0) throw conflict(NOTHING_LEFT);
    return shared.pieces;
  }
  const standing = await standingFor(ctx, waiting, said);
  if (decision === 'give') {
    const meant = operations.length > 0 ? operations : standing.coupon === null ? [] : [standing.coupon];
    const others = holdersOf(standing, meant, owner(worker));
    if (others.length === 0)
      throw conflict(
        t('这道没有别人报过，没有可改的。', 'Nobody else has booked it: there is nothing to give over.'),
      );
    return (await giveAway(ctx, standing, others, worker, pieces)).pieces;
  }
  const { answer } = await bookedOn(
    ctx,
    standing,
    worker,
    { operations, isWhole: false, good: pieces, scrap: 0, with: [], isOverridden: true },
    stamp,
  );
  if (answer.pieces === 0) throw conflict(t(answer.sentence.zh, answer.sentence.en));
  return answer.pieces;
}

const NOTHING_LEFT = t(
  '这个颜色尺码现在没有剩下的件可报。',
  'Of that colour and size nothing remains that may be booked.',
);

async function whose(ctx: ActionContext, { worker, badge, day }: Held, said: Said): Promise<Worker> {
  const id = said.worker ?? worker;
  const found =
    id === null && badge === null
      ? null
      : await workerOf(ctx, id === null ? { badge, day } : { worker: id, day });
  if (found === null) throw conflict(t('不知道是谁：请选员工。', 'Nobody known: choose the worker.'));
  return found;
}

async function standingFor(ctx: ActionContext, { bundle, code }: Held, said: Said): Promise<Standing> {
  const found =
    said.code == null && bundle !== null
      ? await heldBundle(ctx, bundle)
      : await heldStanding(ctx, said.code ?? code ?? '');
  if (found === null) throw missing(t('这张菲票', 'this ticket'));
  return found;
}
