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

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,6}))?)?)?$/;

/** Reads `2026-11-23`, `2026-11-23 07:50`, `2026-11-23T07:50:00.5`. @returns milliseconds as if in UTC, or null */
export function readLocal(text: string): number | null {
  const found = LOCAL.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '0'] = found;
  const time = readLetters(`${year}-${month}-${day} ${hour}:${minute}:${second}`, 'YYYY-MM-DD HH:mm:ss');
  return time === null ? null : time + Math.round(Number(`0.${fraction}`) * 1e6) / 1000;
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

  /** @param local milliseconds as if the clock on the wall were in UTC. @returns milliseconds since the epoch; a time that occurs
   * twice is the first of both, one that is skipped in spring is as much later */
  toWorld(local: number): number {
    const [before, after] = [-12, 12].map((hours) => local - this.#offset(local + hours * 3_600_000));
    if (before === after) return before;
    const fitting = [before, after].filter((time) => time + this.#offset(time) === local);
    return fitting.length > 0 ? Math.min(...fitting) : before;
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
