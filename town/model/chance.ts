/** Mixes whole numbers into one of 32 bits: the same numbers, the same result, on every machine. */
export function mix(...numbers: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const number of numbers) {
    state = Math.imul(state ^ (number | 0), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    // Numbers beyond 32 bits count with their upper half too.
    state = (state ^ (state >>> 16)) + Math.floor(number / 2 ** 32);
  }
  return state >>> 0;
}

/** Evenly spread in [0, 1), decided by the numbers alone. */
export const fraction = (...numbers: readonly number[]): number => mix(...numbers) / 2 ** 32;

/** A run of chances that the numbers it is made from decide (mulberry32). */
export class Dice {
  #state: number;

  constructor(...numbers: readonly number[]) {
    this.#state = mix(...numbers);
  }

  /** Evenly spread in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Waiting time of something that happens once per `mean` on average (Poisson). */
  wait(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }
}

/** Smooth noise in [0, 1] around 0.5 over time: a value of its own for every `step`, cosine between them. */
export function noise(key: number, time: number, step: number): number {
  const at = time / step;
  const whole = Math.floor(at);
  const [left, right] = [fraction(key, whole), fraction(key, whole + 1)];
  return left + (right - left) * (0.5 - 0.5 * Math.cos(Math.PI * (at - whole)));
}
