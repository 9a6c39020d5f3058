import type { Earned } from './average.ts';
import type { Extra, Facts, Reckoned, WorkerPay } from './facts.ts';
import { decimalOf } from './fraction.ts';
import { allowanceLines, makeUpLines } from './month-lines.ts';
import { apprenticeLines, overtimeLines, pieceLines } from './piece-lines.ts';
import { pricedMonth, termsOn } from './pricing.ts';
import type { PriceBook } from './price.ts';
import { slipOf } from './slip.ts';
import {
  dayPayLines,
  efficiencies,
  followLines,
  isOffStandard,
  ladderLines,
  offStandardLines,
  ownEarned,
} from './time-lines.ts';
import { type WorkedDay, workedDays } from './worked-days.ts';

const of = <T>(map: ReadonlyMap<string, readonly T[]>, key: string): readonly T[] => map.get(key) ?? [];

/** What everybody earned in a month, line by line, exactly: from sums of records, attendance, terms and lines of pay. */
export function reckon(facts: Facts, book: PriceBook): Reckoned {
  const { month, policy } = facts;
  const { priced, pending, unsplit } = pricedMonth(facts, book);
  const pieces = Map.groupBy(priced, ({ worker }) => worker);
  const attended = Map.groupBy(facts.attended, ({ worker }) => worker);
  const terms = Map.groupBy(facts.terms, ({ worker }) => worker);
  const extras = Map.groupBy(facts.extras, ({ worker }) => worker);
  const byTeamDay = policy.ladder.length === 0 ? new Map() : efficiencies(facts);
  const workers = [...new Set([...pieces.keys(), ...attended.keys(), ...extras.keys()])];
  const days = new Map<string, WorkedDay[]>();
  const earned = new Map<string, Earned>();
  for (const worker of workers) {
    const own = workedDays(
      of(pieces, worker),
      of(attended, worker),
      of(terms, worker),
      month,
      policy.dayMinutes,
    );
    days.set(worker, own);
    earned.set(worker, ownEarned(own, of(extras, worker)));
  }
  const unrated: Extra[] = [];
  const pays = workers.map((worker): WorkerPay => {
    const ownDays = of(days, worker);
    const ownExtras = of(extras, worker);
    const ownTerms = of(terms, worker);
    const here = of(attended, worker).filter(({ day }) => day.startsWith(month));
    const last = here.at(-1);
    const listed = last === undefined || last.homeRate === null ? null : decimalOf(last.homeRate);
    const homeRate = termsOn(ownTerms, last?.day ?? `${month}-31`)?.homeRate ?? listed;
    const off = offStandardLines(
      ownExtras,
      earned.get(worker) ?? { amount: { n: 0n, d: 1n }, minutes: 0 },
      homeRate,
      policy.offStandardBy,
    );
    const follow = followLines(ownExtras, earned);
    unrated.push(...off.unrated, ...follow.unrated);
    const timed = [...off.lines, ...follow.lines];
    const lines = [
      ...pieceLines(of(pieces, worker)),
      ...apprenticeLines(ownDays),
      ...(policy.paysOvertime ? overtimeLines(ownDays) : []),
      ...dayPayLines(ownDays),
      ...timed,
      ...ladderLines(ownDays, byTeamDay, policy.ladder),
      ...makeUpLines(ownDays, here, ownTerms, timed, policy),
      ...allowanceLines(here, policy, month),
    ];
    const count = of(pieces, worker).reduce(
      (all, { work, isShare }) => all + (isShare ? 0 : work.quantity),
      0,
    );
    return slipOf(
      worker,
      lines,
      ownExtras.filter(({ kind }) => !isOffStandard(kind)),
      count,
      policy,
    );
  });
  return { pays: pays.filter(isSomething), pending, unsplit, unrated };
}

const isSomething = ({ lines }: WorkerPay): boolean => lines.length > 0;
