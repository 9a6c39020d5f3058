import type { Machine } from '../factory.ts';
import type { Plan } from './calendar.ts';
import { SECOND, dayOf } from './day.ts';
import { type Stretch, machineDay } from './machine-day.ts';
import { OUTPUT, POWER, SPEED, STATE, STITCHES, outputAt, powerAt, speedAt, stitchesAt } from './signals.ts';

/** Takes one point: an index into METRICS, milliseconds since the epoch, the value. */
export type Emit = (metric: number, time: number, value: number | string) => void;

/** From this sampling interval on only what the eye sees in a long trend is sent. */
export const THINNED = 60 * SECOND;

/** The history of one machine; remembers the day it was last asked for. */
export class MachineHistory {
  readonly machine: Machine;
  readonly #plan: Plan;
  #day = Number.NaN;
  #stretches: readonly Stretch[] = [];

  constructor(plan: Plan, machine: Machine) {
    this.#plan = plan;
    this.machine = machine;
  }

  /**
   * Emits the points of [from, to), a stretch at a time, in order of time within a metric. Cut as you like: the parts
   * together give the same points as the whole.
   * @param every milliseconds between samples of what changes steadily; changes of state are exact whatever it is
   */
  points(from: number, to: number, every: number, emit: Emit): void {
    for (let day = dayOf(from); day <= dayOf(to - 1); day++)
      for (const stretch of this.#of(day)) this.#stretch(stretch, from, to, every, emit);
  }

  #of(day: number): readonly Stretch[] {
    if (day !== this.#day) {
      this.#stretches = machineDay(this.#plan, this.machine, day);
      this.#day = day;
    }
    return this.#stretches;
  }

  #stretch(stretch: Stretch, from: number, to: number, every: number, emit: Emit): void {
    if (stretch.to <= from || stretch.from >= to) return;
    if (stretch.from >= from) this.#begin(stretch, every, emit);
    if (stretch.state === 'off') return;
    const { number } = this.machine;
    const phase = (number * 617) % every;
    // Samples stand on a grid of their own, wherever the question begins.
    const first = Math.max(from, stretch.from + 1);
    const last = Math.min(to, stretch.to);
    for (let time = Math.ceil((first - phase) / every) * every + phase; time < last; time += every)
      this.#sample(stretch, time, every, emit);
  }

  /** What is told at a change of state: all of it, or when thinned only what cannot be guessed. */
  #begin(stretch: Stretch, every: number, emit: Emit): void {
    const { from, state } = stretch;
    const { number } = this.machine;
    emit(STATE, from, state);
    if (every >= THINNED && state !== 'off') return;
    emit(SPEED, from, speedAt(stretch, number, from));
    emit(STITCHES, from, stitchesAt(stretch, from));
    emit(POWER, from, powerAt(stretch, number, from));
    emit(OUTPUT, from, outputAt(stretch, from));
  }

  #sample(stretch: Stretch, time: number, every: number, emit: Emit): void {
    const { number } = this.machine;
    const isThinned = every >= THINNED;
    emit(POWER, time, powerAt(stretch, number, time));
    if (stretch.state !== 'running' && !isThinned) return;
    emit(SPEED, time, speedAt(stretch, number, time));
    emit(STITCHES, time, stitchesAt(stretch, time));
    const output = outputAt(stretch, time);
    if (isThinned || output !== outputAt(stretch, Math.max(stretch.from, time - every)))
      emit(OUTPUT, time, output);
  }
}
