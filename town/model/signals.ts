import { mix, noise } from './chance.ts';
import { DUTY, type Stretch } from './machine-day.ts';
import { SECOND } from './day.ts';

/** Metrics of a sewing machine; a point's `metric` is an index into it. */
export const METRICS = ['state', 'speed', 'stitches', 'power', 'output'] as const;
export const [STATE, SPEED, STITCHES, POWER, OUTPUT] = [0, 1, 2, 3, 4];

const SPREAD = 0.7;
const [SPEED_NOISE, POWER_NOISE] = [20, 21];

/** Main shaft, stitches a minute, in tens. Its mean over a stretch is DUTY of the machine's speed. */
export function speedAt(stretch: Stretch, machine: number, time: number): number {
  if (stretch.speed === 0) return 0;
  const wave = noise(mix(SPEED_NOISE, machine), time, 7 * SECOND) - 0.5;
  return Math.round((stretch.speed * (DUTY + SPREAD * wave)) / 10) * 10;
}

/** Watts, to a tenth. */
export function powerAt(stretch: Stretch, machine: number, time: number): number {
  if (stretch.state === 'off') return 0;
  const hum = noise(mix(POWER_NOISE, machine), time, 11 * SECOND) - 0.5;
  const watts = stretch.speed === 0 ? 38 + 8 * hum : 85 + 0.055 * speedAt(stretch, machine, time) + 30 * hum;
  return Math.round(watts * 10) / 10;
}

/** Stitches of the day, counted by the controller. */
export const stitchesAt = (stretch: Stretch, time: number): number =>
  Math.floor(stretch.stitches + ((stretch.speed * DUTY) / (60 * SECOND)) * (time - stretch.from));

/** Pieces finished this day. */
export const outputAt = (stretch: Stretch, time: number): number =>
  Math.floor(stretch.pieces + stretch.pace * (time - stretch.from));
