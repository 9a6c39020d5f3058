/** A place's clock on the wall. Spreadsheets know no zones: their times are those of the org. */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      era: 'short',
    });
  }

  /** `2026-11-23T07:50:00.000` here, of a moment. */
  wall(moment: string): string {
    return new Date(this.#asUtc(Date.parse(moment))).toISOString().slice(0, -1);
  }

  /** The moment of a clock's time, or null for one that never was; of one that was twice, the first. */
  moment(wall: string): string | null {
    const shown = Date.parse(`${wall}Z`);
    if (Number.isNaN(shown)) return null;
    const guesses = [-86_400_000, 86_400_000].map((away) => shown - this.#ahead(shown + away));
    const found = guesses.filter((guess) => guess + this.#ahead(guess) === shown);
    return found.length === 0 ? null : new Date(Math.min(...found)).toISOString();
  }

  #ahead(moment: number): number {
    return this.#asUtc(moment) - moment;
  }

  /** What the clock shows, as if it stood in Greenwich. */
  #asUtc(moment: number): number {
    const parts = Object.fromEntries(
      this.#format.formatToParts(moment).map(({ type, value }) => [type, value]),
    );
    const { year, month, day, hour, minute, second, era } = parts;
    if (era !== 'AD') return moment;
    const shown = new Date(0);
    shown.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
    shown.setUTCHours(Number(hour), Number(minute), Number(second), new Date(moment).getUTCMilliseconds());
    return shown.getTime();
  }
}
