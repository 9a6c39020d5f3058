/** Reads a time with a format of letters (YYYY MM DD HH mm ss). @returns milliseconds as if in UTC, or null */
export function readLetters(text: string, format: string): number | null {
  const read: Record<string, number> = { YYYY: 1970, MM: 1, DD: 1, HH: 0, mm: 0, ss: 0 };
  const names: string[] = [];
  const pattern = format.replace(/YYYY|MM|DD|HH|mm|ss|[^YMDHms]+/g, (piece) => {
    if (!Object.hasOwn(read, piece)) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(piece);
    return piece === 'YYYY' ? '(\\d{4})' : '(\\d{1,2})';
  });
  const found = new RegExp(`^\\s*${pattern}\\s*$`).exec(text);
  if (found === null) return null;
  names.forEach((name, index) => (read[name] = Number(found[index + 1])));
  const time = Date.UTC(read['YYYY'], read['MM'] - 1, read['DD'], read['HH'], read['mm'], read['ss']);
  const back = new Date(time);
  const isReal =
    back.getUTCMonth() === read['MM'] - 1 &&
    back.getUTCDate() === read['DD'] &&
    back.getUTCHours() === read['HH'] &&
    back.getUTCMinutes() === read['mm'];
  return isReal ? time : null;
}

/** Turns local times of a zone into times of the world; remembers offsets by the hour. */
export class LocalTime {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @throws RangeError for an unknown zone */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** @param local milliseconds as if the clock on the wall were in UTC. @returns milliseconds since the epoch */
  toWorld(local: number): number {
    const first = local - this.#offset(local);
    return local - this.#offset(first);
  }

  #offset(time: number): number {
    const hour = Math.floor(time / 3_600_000);
    const known = this.#offsets.get(hour);
    if (known !== undefined) return known;
    const part = Object.fromEntries(
      this.#format.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, Number(value)]),
    );
    const offset =
      Date.UTC(part['year'], part['month'] - 1, part['day'], part['hour'], part['minute'], part['second']) -
      hour * 3_600_000;
    this.#offsets.set(hour, offset);
    return offset;
  }
}
