import type { Stretch } from './day.ts';
import type { Machine } from './machine.ts';

/** What a machine tells at a moment. */
export interface Sample {
  readonly state: Stretch['state'];
  /** Stitches a minute. */
  readonly speed: number;
  /** Since it was switched on today. */
  readonly stitches: number;
  /** Watts. */
  readonly power: number;
  /** Pieces since it was switched on today. */
  readonly output: number;
}

const WATTS: Readonly<Record<Stretch['state'], number>> = {
  running: 240,
  idle: 45,
  'thread-break': 40,
  'needle-change': 35,
  setup: 30,
  off: 0,
};

/** Reads a machine at a time inside one of its stretches. */
export function sampleAt(machine: Machine, stretch: Stretch, time: number): Sample {
  const elapsed = time - stretch.from;
  const isRunning = stretch.state === 'running';
  const ripple = isRunning ? ripples(machine.index, time) : 0;
  return {
    state: stretch.state,
    speed: isRunning ? Math.round(stretch.speed * (1 + ripple * 0.06)) : 0,
    stitches: Math.floor(stretch.stitches + (isRunning ? (elapsed * stretch.speed) / 60 : 0)),
    power:
      Math.round(
        (WATTS[stretch.state] + (isRunning ? (stretch.speed / 4200) * 90 * (1 + ripple * 0.1) : 0)) * 10,
      ) / 10,
    output: Math.floor((stretch.sewn + (isRunning ? elapsed : 0)) / machine.pieceSeconds),
  };
}

/** A machine's small ups and downs, between −1 and 1; smooth in time. */
const ripples = (index: number, time: number): number =>
  (Math.sin(time / 7.3 + index) + Math.sin(time / 2.1 + index * 2.7)) / 2;

/** The stretch of a day that holds a time (binary search). */
export function stretchAt(day: readonly Stretch[], time: number): Stretch {
  let low = 0;
  let high = day.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (day[middle].from <= time) low = middle;
    else high = middle - 1;
  }
  return day[low];
}
