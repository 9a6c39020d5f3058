import type { Machine } from '../factory.ts';
import { type Plan, type Shift, shiftsOf, teasOf } from './calendar.ts';
import { Dice, fraction } from './chance.ts';
import { DAY, HOUR, MINUTE, SECOND, type Span, midnight } from './day.ts';
import { changeOf, secondsPerPiece, skill, styleAt } from './style.ts';

export const STATES = ['running', 'idle', 'thread-break', 'needle-change', 'setup', 'off'] as const;
export type State = (typeof STATES)[number];

/** A stretch of one state. Counters are what they show at its beginning; they grow while running. */
export interface Stretch extends Span {
  readonly state: State;
  readonly stitches: number;
  readonly pieces: number;
  /** Stitches a minute, pieces a millisecond; 0 unless running. */
  readonly speed: number;
  readonly pace: number;
}

/** Speed over a sewing stretch is on average so much of the machine's own: the needle stops between seams. */
export const DUTY = 0.6;

const [OPERATOR, ABSENCE, WORK, HABIT] = [10, 11, 12, 13];

/**
 * A machine's local day, from midnight to midnight without a hole: the plan, the machine and the day decide it alone.
 * The controller counts from zero each day.
 */
export function machineDay(plan: Plan, machine: Machine, day: number): readonly Stretch[] {
  return new DayWriter(plan, machine, day).write();
}

class DayWriter {
  readonly #plan: Plan;
  readonly #machine: Machine;
  readonly #day: number;
  readonly #dice: Dice;
  readonly #stretches: Stretch[] = [];
  /** When nobody sews within a shift, and what the machine's state is then. */
  readonly #pauses: readonly (Span & { readonly state: State })[];
  #at: number;
  #stitches = 0;
  #pieces = 0;

  constructor(plan: Plan, machine: Machine, day: number) {
    this.#plan = plan;
    this.#machine = machine;
    this.#day = day;
    this.#dice = new Dice(plan.seed, WORK, machine.number, day);
    const change = changeOf(plan, machine.line, day);
    this.#pauses = [
      ...teasOf(plan, day).map((tea) => ({ ...tea, state: 'idle' as const })),
      ...(change === null ? [] : [{ ...change, state: 'setup' as const }]),
    ];
    this.#at = midnight(day);
  }

  write(): readonly Stretch[] {
    const end = midnight(this.#day) + DAY;
    const { seed } = this.#plan;
    const leavesOn = fraction(seed, HABIT, this.#machine.number) < 0.3;
    for (const shift of shiftsOf(this.#plan, this.#machine.line, this.#day)) {
      if (this.#isAbsent(shift)) continue;
      const isMeal = shift.from - this.#at <= HOUR && this.#stretches.length > 0;
      this.#until(shift.from, isMeal && leavesOn ? 'idle' : 'off');
      this.#work(shift);
    }
    this.#until(end, 'off');
    return this.#stretches;
  }

  /** Few stay away by day, more by night. */
  #isAbsent({ number }: Shift): boolean {
    const chance = number === 0 ? 0.04 : number === 2 ? 0.06 : 0.12;
    return fraction(this.#plan.seed, ABSENCE, this.#machine.number, this.#day, number) < chance;
  }

  #work(shift: Shift): void {
    const dice = this.#dice;
    const end = Math.round(shift.to - dice.between(0, 4) * MINUTE);
    this.#until(Math.min(end, this.#at + dice.between(0.5, 4) * MINUTE), 'idle');
    while (this.#at < end) {
      const pause = this.#pauses.find(({ from, to }) => from <= this.#at && this.#at < to);
      if (pause === undefined) this.#sew(end);
      else this.#until(Math.min(end, pause.to), pause.state);
    }
  }

  /** Sews until something stops it, and until that is over. */
  #sew(end: number): void {
    const dice = this.#dice;
    const limit = this.#pauses.reduce(
      (nearest, { from }) => (from > this.#at ? Math.min(nearest, from) : nearest),
      end,
    );
    const until = this.#at + 40 * SECOND + dice.wait(5.5 * MINUTE);
    this.#run(Math.min(limit, until));
    if (this.#at >= limit) return;
    const [state, seconds] = this.#stop();
    this.#until(Math.min(end, this.#at + seconds * SECOND), state);
  }

  #stop(): [state: State, seconds: number] {
    const dice = this.#dice;
    const what = dice.next();
    if (what < 0.02) return ['needle-change', dice.between(60, 150)];
    if (what < 0.14) return ['thread-break', dice.between(20, 90)];
    if (what < 0.22) return ['idle', dice.between(60, 420)];
    return ['idle', dice.between(10, 45)];
  }

  #run(to: number): void {
    const style = styleAt(this.#plan, this.#machine.line, this.#at);
    const operator = 0.78 + 0.4 * fraction(this.#plan.seed, OPERATOR, this.#machine.number);
    const share = operator * skill(style, this.#at);
    const speed = this.#machine.speed * (0.85 + 0.15 * operator);
    const pace = share / (secondsPerPiece(this.#plan, style, this.#machine.number) * SECOND);
    const from = this.#at;
    this.#add(to, 'running', speed, pace);
    const lasted = this.#at - from;
    this.#stitches += ((speed * DUTY) / MINUTE) * lasted;
    this.#pieces += pace * lasted;
  }

  #until(to: number, state: State): void {
    this.#add(to, state, 0, 0);
  }

  /** Times are whole milliseconds; a stretch that would be empty is none. */
  #add(end: number, state: State, speed: number, pace: number): void {
    const to = Math.round(end);
    if (to <= this.#at) return;
    const [stitches, pieces] = [this.#stitches, this.#pieces];
    const from = this.#at;
    this.#stretches.push({ from, to, state, stitches, pieces, speed, pace });
    this.#at = to;
  }
}
