import type { Titles } from '@selvedge/sdk/app';
import type { HeatLine, Panel, TrendPoint } from '@selvedge/sdk/page';
import type { Sums } from './answers.ts';

export type By = 'defect' | 'operation' | 'worker' | 'order' | 'team';

/** A bar of the view `pareto`. */
export interface Bar {
  readonly key: string | null;
  readonly title: Titles;
  readonly count: number;
  readonly orders: readonly string[];
}

interface Ratios extends Sums {
  readonly dhu: string | null;
  readonly defective: string | null;
  readonly firstPass: string | null;
}
interface Day extends Ratios {
  readonly day: string;
}

/** The view `figures`. */
export interface Figures extends Ratios {
  readonly teams: readonly { readonly team: string; readonly name: string }[];
  readonly days: readonly Day[];
  readonly teamDays: readonly (Day & { readonly team: string | null })[];
  readonly hours: readonly (Ratios & { readonly line: string | null; readonly hour: number })[];
}

export type Ratio = 'dhu' | 'firstPass';

export const pointsOf = (days: readonly Day[], ratio: Ratio): TrendPoint[] =>
  days.map((one) => ({ key: one.day, title: one.day, value: one[ratio] }));

/** A trend for each team that was inspected, all over the same days. */
export function panelsOf({ days, teamDays, teams }: Figures, ratio: Ratio): Panel[] {
  const ofTeam = Map.groupBy(teamDays, ({ team }) => team);
  return teams
    .filter(({ team }) => ofTeam.has(team))
    .map(({ team, name }) => {
      const own = new Map(ofTeam.get(team)?.map((one) => [one.day, one[ratio]]));
      return {
        key: team,
        title: name,
        points: days.map(({ day }) => ({ key: day, title: day, value: own.get(day) ?? null })),
      };
    });
}

/** A row for each day, or for each team in the order of teams. */
export function rowsOf({ hours, teams }: Figures, lines: 'team' | 'day', noTeam: string): HeatLine[] {
  const there = new Set(hours.map(({ line }) => line));
  if (lines === 'day') return [...there].map((day) => ({ key: day ?? '', title: day ?? '' }));
  const own = teams
    .filter(({ team }) => there.has(team))
    .map(({ team, name }) => ({ key: team, title: name }));
  return there.has(null) ? [...own, { key: '', title: noTeam }] : own;
}

/** Every hour between the first and the last in which something was inspected. */
export function hoursOf({ hours }: Figures): HeatLine[] {
  const there = hours.map(({ hour }) => hour);
  const [first, last] = [Math.min(...there), Math.max(...there)];
  return there.length === 0
    ? []
    : Array.from({ length: last - first + 1 }, (_, at) => ({
        key: String(first + at),
        title: String(first + at),
      }));
}

/** Which defects a bar stands for. */
export function findingsOf(by: By, { key, orders }: Bar): Readonly<Record<string, unknown>> {
  const own = key === '' ? null : key;
  if (by === 'defect') return { code: own };
  if (by === 'order') return { orderNumber: own };
  // The key of an operation is its style and its number.
  if (by === 'operation') return { operation: own?.split(' ').at(-1) || null, order: { in: orders } };
  return { [by]: own };
}
