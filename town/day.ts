import { DAY, HOUR, isSunday, OVERTIME, SHIFTS, type Span, startOf } from './calendar.ts';
import type { Machine, State } from './machine.ts';
import { Random } from './random.ts';

/** A stretch of a machine's day in one state. Times in seconds of the model's clock. */
export interface Stretch {
  readonly state: State;
  readonly from: number;
  readonly to: number;
  /** Stitches a minute while running. */
  readonly speed: number;
  /** Counters at its beginning; they start from zero when the machine is switched on for the day. */
  readonly stitches: number;
  readonly sewn: number;
}

/** What a whole line does on a day. */
interface LineDay {
  readonly shifts: readonly Span[];
  /** Change to another style: nobody sews, then everybody is slow for a while. */
  readonly change: Span | null;
}

function lineDay(seed: number, line: number, day: number): LineDay {
  const random = new Random(seed, 'line', line, day);
  if (isSunday(day)) return { shifts: [], change: null };
  const shifts = random.chance(0.4) ? [...SHIFTS, OVERTIME] : SHIFTS;
  const from = random.between(8.5 * HOUR, 15.5 * HOUR);
  const change = random.chance(0.25) ? { from, to: from + random.between(30, 90) * 60 } : null;
  return { shifts, change };
}

/** Pace after a style change: 60 % at first, back to full over four hours. */
const learning = (since: number): number => (since < 0 ? 1 : Math.min(1, 0.6 + (0.4 * since) / (4 * HOUR)));

/**
 * The whole day of one machine: stretches without gap or overlap from midnight to midnight. Depends on seed, machine and
 * day only, so any part of history can be made alone and comes out the same.
 */
export function machineDay(seed: number, machine: Machine, day: number): Stretch[] {
  const line = lineDay(seed, machine.line, day);
  const random = new Random(seed, 'machine', machine.index, day);
  const operator = new Random(seed, 'operator', machine.index);
  const pace = operator.between(0.82, 1.12);
  const diary = new Diary(startOf(day));
  if (random.chance(0.04)) return diary.close(DAY);
  for (const shift of line.shifts) {
    const late = random.between(0, 240);
    diary.off(shift.from + late);
    sew(
      diary,
      random,
      { from: shift.from + late, to: shift.to - random.between(0, 180) },
      line.change,
      machine,
      pace,
    );
  }
  return diary.close(DAY);
}

function sew(
  diary: Diary,
  random: Random,
  span: Span,
  change: Span | null,
  machine: Machine,
  pace: number,
): void {
  let threadBreak = span.from + random.waiting(50 * 60);
  let needleChange = span.from + random.waiting(6 * HOUR);
  let now = span.from;
  while (now < span.to) {
    if (change !== null && now >= change.from && now < change.to) {
      now = diary.add('setup', Math.min(change.to, span.to));
      continue;
    }
    const until = change !== null && now < change.from ? Math.min(change.from, span.to) : span.to;
    const rhythm = pace * learning(change === null ? -1 : now - change.to);
    const speed = Math.round(machine.fullSpeed * rhythm * random.between(0.78, 0.95));
    now = diary.add('running', Math.min(until, now + 40 + random.waiting(130)), speed);
    if (now >= until) continue;
    if (now >= needleChange) {
      now = diary.add('needle-change', Math.min(until, now + random.between(60, 180)));
      needleChange = now + random.waiting(6 * HOUR);
    } else if (now >= threadBreak) {
      now = diary.add('thread-break', Math.min(until, now + random.between(20, 90)));
      threadBreak = now + random.waiting(50 * 60);
    } else now = diary.add('idle', Math.min(until, now + (8 + random.waiting(28)) / rhythm));
  }
}

/** Writes stretches one after the other; times are kept in whole milliseconds. */
class Diary {
  readonly #start: number;
  readonly #stretches: Stretch[] = [];
  #now = 0;
  #stitches = 0;
  #sewn = 0;

  constructor(start: number) {
    this.#start = start;
  }

  /** @param until seconds after midnight. @returns the same, as written */
  add(state: State, until: number, speed = 0): number {
    const to = Math.max(this.#now, Math.round(until * 1000) / 1000);
    if (to > this.#now) {
      this.#stretches.push({
        state,
        from: this.#start + this.#now,
        to: this.#start + to,
        speed,
        stitches: this.#stitches,
        sewn: this.#sewn,
      });
      this.#stitches += ((to - this.#now) * speed) / 60;
      this.#sewn += speed > 0 ? to - this.#now : 0;
      this.#now = to;
    }
    return Math.max(to, until);
  }

  off(until: number): void {
    this.add('off', until);
  }

  close(end: number): Stretch[] {
    this.off(end);
    return this.#stretches;
  }
}
