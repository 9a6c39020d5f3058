import { dayOf } from './calendar.ts';
import { machineDay, type Stretch } from './day.ts';
import { type Machine, machinesOf } from './machine.ts';
import { type Sample, sampleAt, stretchAt } from './sample.ts';

const REMEMBERED_DAYS = 200;

/** The simulated factory: one seed, one history. Times in seconds of the model's clock. */
export class FactoryModel {
  readonly machines: readonly Machine[];
  readonly #seed: number;
  readonly #days = new Map<string, Stretch[]>();

  /** @param under path of the sewing area */
  constructor(seed: number, under: string, lines = 3) {
    this.#seed = seed;
    this.machines = machinesOf(under, lines);
  }

  sample(machine: Machine, time: number): Sample {
    return sampleAt(machine, stretchAt(this.#day(machine, dayOf(time)), time), time);
  }

  /** Times in [from, to) at which a machine changes its state. */
  *changes(machine: Machine, from: number, to: number): Iterable<{ time: number; sample: Sample }> {
    for (let day = dayOf(from); day <= dayOf(to); day++) {
      let previous: Stretch['state'] | null = null;
      for (const stretch of this.#day(machine, day)) {
        if (stretch.state !== previous && stretch.from >= from && stretch.from < to)
          yield { time: stretch.from, sample: sampleAt(machine, stretch, stretch.from) };
        previous = stretch.state;
      }
    }
  }

  #day(machine: Machine, day: number): Stretch[] {
    const key = `${machine.index}/${day}`;
    const known = this.#days.get(key);
    if (known !== undefined) return known;
    if (this.#days.size >= REMEMBERED_DAYS) this.#days.clear();
    const made = machineDay(this.#seed, machine, day);
    this.#days.set(key, made);
    return made;
  }
}
