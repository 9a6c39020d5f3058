/** A metric's value over time: the seed, the machine and the time decide it alone. */
export interface Signal {
  readonly name: string;
  readonly at: (seconds: number) => number | string;
}

const WORDS = ['running', 'running', 'running', 'idle', 'running', 'stopped', 'running', 'setup'];
const STATE_SECONDS = 40;
const WALK_SECONDS = 10;
const RAMP_SECONDS = 60;
const WAVE_SECONDS = 120;

/**
 * A machine that exists nowhere: a wave, a ramp, a wander and a state, for trying the platform without any machine.
 * @param number of the machine, from 1
 */
export function signalsOf(seed: number, number: number): readonly Signal[] {
  const own = mix(seed, number);
  const phase = mix(own, 1) * WAVE_SECONDS;
  return [
    {
      name: 'temperature',
      at: (seconds) => round(60 + 15 * Math.sin((2 * Math.PI * (seconds + phase)) / WAVE_SECONDS)),
    },
    { name: 'level', at: (seconds) => round((100 * ((seconds + phase) % RAMP_SECONDS)) / RAMP_SECONDS) },
    { name: 'power', at: (seconds) => round(wander(own, seconds)) },
    {
      name: 'state',
      at: (seconds) => WORDS[Math.floor(mix(own, 2, Math.floor(seconds / STATE_SECONDS)) * WORDS.length)],
    },
  ];
}

/** Watts between 100 and 900: steps of their own at four paces, joined by straight lines. */
function wander(seed: number, seconds: number): number {
  let sum = 0;
  for (let octave = 0; octave < 4; octave++) {
    const at = seconds / (WALK_SECONDS * 2 ** octave);
    const whole = Math.floor(at);
    const [left, right] = [mix(seed, 3 + octave, whole), mix(seed, 3 + octave, whole + 1)];
    sum += left + (right - left) * (at - whole);
  }
  return 100 + 200 * sum;
}

/** Evenly spread in [0, 1), decided by the numbers. */
function mix(...numbers: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const number of numbers) {
    const whole = Number.isInteger(number) ? number : Math.floor(number * 2 ** 32);
    state = Math.imul(state ^ whole, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return (state >>> 0) / 2 ** 32;
}

const round = (value: number): number => Math.round(value * 100) / 100;
