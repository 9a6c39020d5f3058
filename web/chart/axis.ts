import { DAY, formatMoment, MINUTE, SECOND } from '../format/time.ts';

/** Labels of the time axis: clock times, with the date below where a day begins; dates from a day's step up. */
export function timeLabels(splits: readonly number[], step: number, zone: string): string[] {
  let day = '';
  return splits.map((moment) => {
    const [date = '', clock = ''] = formatMoment(moment, zone).split(' ');
    if (step >= 360 * DAY) return date.slice(0, 4);
    if (step >= 28 * DAY) return date.slice(0, 7);
    if (step >= DAY) return date.slice(5);
    const time =
      step >= MINUTE
        ? clock.slice(0, 5)
        : step >= SECOND
          ? clock
          : formatMoment(moment, zone, true).slice(14);
    const begins = date !== day;
    day = date;
    return begins ? `${time}\n${date.slice(5)}` : time;
  });
}
