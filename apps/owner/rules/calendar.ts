import { addDays } from '@selvedge/sdk/app';

const SUNDAY = 0;

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** When the factory works, as its last two weeks tell; where they tell nothing, every day but Sunday. */
export class Calendar {
  readonly today: string;
  /** Share of today's work that is still to come, 0 to 1. */
  readonly left: number;
  readonly #weekdays: ReadonlySet<number>;

  /** @param worked days on which something was sewn */
  constructor(today: string, left: number, worked: Iterable<string>) {
    this.today = today;
    this.left = left;
    const days = [...worked].toSorted();
    const past = days.filter((day) => day < today);
    const known = new Set(past.map(weekdayOf));
    const seen = new Set<number>();
    for (let day = past[0] ?? today; day < today; day = addDays(day, 1)) seen.add(weekdayOf(day));
    // Of a weekday that did not come yet nothing is known: every one but Sunday is worked.
    const guessed = [0, 1, 2, 3, 4, 5, 6].filter((one) => (seen.has(one) ? known.has(one) : one !== SUNDAY));
    // Whoever works today works on this day of the week.
    this.#weekdays = new Set(days.includes(today) ? [...guessed, weekdayOf(today)] : guessed);
  }

  isWorked(day: string): boolean {
    return this.#weekdays.has(weekdayOf(day));
  }

  /** The day on which so many days of work from now on are done. */
  dayAfter(work: number): string {
    const [begins, left] = this.isWorked(this.today) ? [this.today, this.left] : [this.today, 0];
    let rest = work - left;
    let day = begins;
    while (rest > 1e-9) {
      day = addDays(day, 1);
      if (this.isWorked(day)) rest -= 1;
    }
    return day;
  }

  /** Days of work from now to the end of a day; none when it is past. */
  workUntil(day: string): number {
    if (day < this.today) return 0;
    let work = this.isWorked(this.today) ? this.left : 0;
    for (let one = addDays(this.today, 1); one <= day; one = addDays(one, 1))
      if (this.isWorked(one)) work += 1;
    return work;
  }
}
