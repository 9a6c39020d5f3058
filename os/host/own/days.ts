import type { Fields, OrgFacts } from '@selvedge/sdk/app';
import { WallClock } from '../../records/exchange/zone.ts';
import { workDayOf } from '@selvedge/sdk/app';
import { addDays } from '../kpis/periods.ts';

/** A bound that moves with the clock: so many days after today; before it when negative. */
interface Day {
  readonly today: number;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDay = (value: unknown): value is Day =>
  isObject(value) && Object.keys(value).length === 1 && Number.isSafeInteger(value['today']);

/**
 * Conditions on the days of an org's clock: `{ due: { below: { today: 3 } } }` is everything due within three days.
 * Of a moment it is the one at which that work day begins.
 */
export function onDays(
  where: Readonly<Record<string, unknown>>,
  fields: Fields,
  now: Date,
  clock: Pick<OrgFacts, 'timeZone' | 'dayStart'>,
): Record<string, unknown> {
  const today = workDayOf(now, clock);
  const wall = new WallClock(clock.timeZone);
  const dayOf = (field: string, value: unknown): unknown => {
    if (!isDay(value)) return value;
    const day = addDays(today, value.today);
    return fields[field]?.kind === 'moment' ? wall.moment(`${day}T${clock.dayStart}:00.000`) : day;
  };
  return Object.fromEntries(
    Object.entries(where).map(([field, test]) => [
      field,
      isObject(test) && !isDay(test)
        ? Object.fromEntries(Object.entries(test).map(([word, value]) => [word, dayOf(field, value)]))
        : dayOf(field, test),
    ]),
  );
}
