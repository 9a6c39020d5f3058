import type { ActionContext, NewOf, Titles } from '@selvedge/sdk/app';
import type { record } from '../entities/record.ts';
import type { AnswerCode } from '../fields/words.ts';
import { booking } from '../rules/booking.ts';
import { answered } from './answer.ts';
import { chosen } from './choosing.ts';
import { Drafted } from './drafted.ts';
import { joiningsOf } from './joining.ts';
import { OVER } from './over.ts';
import { askedAs, heldStandings, type Standing } from './standing.ts';
import { owner, type Worker, workersBy } from './worker.ts';
import { drafts, type Stamp } from './writing.ts';

export interface CouponRow {
  readonly who: string;
  readonly code: string;
  readonly operation?: string | null;
  readonly pieces?: number | null;
  /** When it was sewn; none = when it is booked. */
  readonly at?: string | null;
  /** Its own scan id. */
  readonly scan: string;
}

export interface CouponAnswer {
  readonly answer: AnswerCode;
  readonly sentence: Titles;
  readonly fits: boolean;
  readonly pieces: number;
  readonly name: string | null;
  readonly number: string | null;
  readonly title: string | null;
  /** Of a row that was booked before. */
  readonly record: string | null;
}

type When = Omit<Stamp, 'scan' | 'worker' | 'group' | 'team'>;

/**
 * What a pile of coupons comes to, row by row: each is reckoned after the one above it. Nothing is stored; the bundles are held.
 * @param takesParts a row of which only a part remains counts with that part
 */
export async function draftedCoupons(
  ctx: ActionContext,
  rows: readonly CouponRow[],
  when: When,
  takesParts: boolean,
): Promise<{ readonly answers: readonly CouponAnswer[]; readonly drafts: readonly NewOf<typeof record>[] }> {
  const [workers, standings] = await Promise.all([
    workersBy(
      ctx,
      rows.map(({ who }) => who),
      when.day,
    ),
    heldStandings(
      ctx,
      rows.map(({ code }) => code),
    ),
  ]);
  const drafted = new Drafted();
  const answers: CouponAnswer[] = [];
  for (const row of rows) {
    const found = standings.get(askedAs(row.code));
    const worker = workers.get(row.who) ?? null;
    const standing = found === undefined ? null : drafted.seen(found);
    answers.push(
      (refusalOf(row, standing, worker) ??
        (standing !== null &&
          worker !== null &&
          (await drawn(ctx, row, standing, worker, when, takesParts, drafted)))) ||
        told('unknown', standing, worker),
    );
  }
  return { answers, drafts: drafted.drafts };
}

function refusalOf(
  { scan }: CouponRow,
  standing: Standing | null,
  worker: Worker | null,
): CouponAnswer | null {
  if (standing === null) return told('unknown', null, worker);
  const before = standing.records.filter((one) => one.scan === scan && one.kind === 'done');
  if (before.length > 0)
    return {
      ...told('repeated', standing, worker),
      fits: true,
      pieces: Math.max(...before.map(({ quantity }) => quantity)),
      record: before[0].id,
    };
  if (standing.isVoid) return told('void', standing, worker);
  if (standing.bundle.state === 'void' || OVER.includes(standing.bundle.orderState))
    return told('closed', standing, worker);
  return worker === null ? { ...told('no-worker', standing, null), sentence: NOBODY } : null;
}

async function drawn(
  ctx: ActionContext,
  { operation, pieces, scan, at }: CouponRow,
  standing: Standing,
  worker: Worker,
  when: When,
  takesParts: boolean,
  drafted: Drafted,
): Promise<CouponAnswer> {
  const codes = chosen(standing.bench, {
    operations: operation == null ? [] : [operation],
    isWhole: false,
    coupon: standing.coupon,
    last: null,
  });
  if (codes === null || codes.length === 0) return told('choose', standing, worker);
  const wish = { codes, with: [], isOverridden: false };
  const joins = await joiningsOf(ctx, standing, wish, (one) => drafted.seen(one));
  const ready = new Map([...joins].map(([code, join]) => [code, join.ready]));
  const decided = booking(standing.bench, { codes, good: pieces ?? null, scrap: 0 }, ready);
  const lacking = decided.steps.map(({ code }) => joins.get(code)).find((one) => one?.ready === 0);
  const code =
    lacking !== undefined && decided.answer === 'not-reached'
      ? lacking.wrong === null
        ? ('parts-missing' as const)
        : ('wrong-part' as const)
      : decided.answer;
  const fits = code === 'done' || (code === 'part' && takesParts);
  const stamp = { ...when, at: at ?? when.at, ...owner(worker), team: worker.team, scan };
  const booked = fits ? drafted.add(drafts(standing, decided, stamp, {}, joins), worker.name) : [];
  const own = booked.filter(({ kind }) => kind === 'done');
  const { sentence, pieces: counted } = answered(code, {
    standing: fits ? drafted.seen(standing) : standing,
    booked: own,
    asked: decided.steps,
    joins,
    isRepaired: decided.isRepaired,
  });
  return {
    answer: code,
    sentence: code === 'part' && !fits ? partly(decided.lines[0]?.quantity ?? 0) : sentence,
    fits,
    pieces: counted,
    name: worker.name,
    number: standing.bundle.number,
    title: decided.steps.map(({ title }) => title).join('、'),
    record: null,
  };
}

const NOBODY: Titles = {
  zh: '不知道是谁：没有这个工号，或有重名。',
  en: 'Nobody known: no such number, or two of one name.',
};

const partly = (most: number): Titles => ({
  zh: `只剩 ${most} 件可以报。`,
  en: `Only ${most} pieces remain.`,
});

const told = (answer: AnswerCode, standing: Standing | null, worker: Worker | null): CouponAnswer => ({
  answer,
  sentence: answered(answer, { standing }).sentence,
  fits: false,
  pieces: 0,
  name: worker?.name ?? null,
  number: standing?.bundle.number ?? null,
  title: null,
  record: null,
});
