import { type Bench, remaining } from './capacity.ts';
import { isOn, type Step } from './routing.ts';
import { doneAt, liveOf } from './state.ts';

/** What somebody says was sewn on a ticket. */
export interface Wish {
  readonly codes: readonly string[];
  /** null = all that remain. */
  readonly good: number | null;
  readonly scrap: number;
}

export type BookingAnswer = 'done' | 'part' | 'claimed' | 'not-reached' | 'not-here';

/** What counts of a wish: it is decided here, and written elsewhere. */
export interface Booking {
  readonly answer: BookingAnswer;
  /** Operations that were meant, as far as they are on the ticket. */
  readonly steps: readonly Step[];
  readonly lines: readonly BookedLine[];
  readonly scrapped: number;
  /** What was sent back is repaired. */
  readonly isRepaired: boolean;
}

export interface BookedLine {
  readonly operation: string;
  readonly quantity: number;
  readonly isRework: boolean;
}

/**
 * What of a wish is booked (garment.md, truth 6): no piece twice, no honest half-bundle refused.
 * @param ready by join: how many sets of the other parts are there; a join that is not named needs none
 */
export function booking(
  bench: Bench,
  { codes, good, scrap }: Wish,
  ready: ReadonlyMap<string, number> = NONE,
): Booking {
  const steps = codes.flatMap((code) => {
    const step = bench.routing.byCode.get(code);
    return step !== undefined && isOn(bench.routing, bench.parts, code) ? [step] : [];
  });
  if (steps.length < codes.length)
    return { answer: 'not-here', steps, lines: [], scrapped: 0, isRepaired: false };
  const scrapped = Math.min(scrap, Math.max(0, bench.state.wip));
  // One scan may hold an operation and the output or join that waits for it.
  const done = new Map(bench.state.done);
  const rework = new Map(bench.state.rework);
  const state = { ...bench.state, done, rework, wip: bench.state.wip - scrapped };
  const lines = steps.flatMap(({ code, ...step }): BookedLine[] => {
    const most = Math.min(remaining({ ...bench, state }, { code, ...step }), ready.get(code) ?? Infinity);
    // Who has nothing new to book, and pieces to repair, has repaired them.
    const here = code === bench.routing.output ? state.finished : state.wip;
    const back = most > 0 ? 0 : Math.min(rework.get(code) ?? 0, Math.max(0, here));
    const quantity = Math.min(good ?? Infinity, most > 0 ? most : back);
    if (quantity <= 0) return [];
    if (most > 0) done.set(code, doneAt(state, code) + quantity);
    else rework.set(code, (rework.get(code) ?? 0) - quantity);
    return [{ operation: code, quantity, isRework: back > 0 }];
  });
  const isRepaired = lines.length > 0 && lines.every(({ isRework }) => isRework);
  const answer =
    isRepaired || (scrapped > 0 && lines.length === 0) ? 'done' : answerOf(bench, steps, lines, good);
  return { answer, steps, lines, scrapped, isRepaired };
}

const NONE: ReadonlyMap<string, number> = new Map();

function answerOf(
  { state }: Bench,
  steps: readonly Step[],
  lines: readonly BookedLine[],
  good: number | null,
): BookingAnswer {
  if (lines.length === 0) {
    const [step] = steps;
    const free = step === undefined ? 0 : liveOf(state) - doneAt(state, step.code);
    return free > 0 ? 'not-reached' : 'claimed';
  }
  const whole = good ?? liveOf(state);
  return lines.length < steps.length || lines.some(({ quantity }) => quantity < whole) ? 'part' : 'done';
}
