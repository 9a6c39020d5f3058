import type { HeatLine, Panel, TrendPoint, YamazumiBar } from '@selvedge/sdk/page';

interface TeamDay {
  readonly team: string | null;
  readonly day: string;
  readonly pieces: number;
  readonly target: number | null;
}

/** The view `figures`. */
export interface Figures {
  readonly teams: readonly { readonly team: string; readonly name: string }[];
  readonly orders: readonly { readonly order: string; readonly number: string }[];
  readonly teamDays: readonly TeamDay[];
  readonly hours: readonly { readonly line: string | null; readonly hour: number; readonly pieces: number }[];
}

/** The view `yamazumi`. */
export interface Yamazumi {
  readonly team: string | null;
  readonly takt: string | null;
  readonly unknown: number;
  readonly bars: readonly YamazumiBar[];
}

const daysOf = (teamDays: readonly TeamDay[]): string[] =>
  [...new Set(teamDays.map(({ day }) => day))].toSorted();

/** Output of all, day by day; a target only where every team that worked has one. */
export function pointsOf({ teamDays }: Figures): TrendPoint[] {
  const ofDay = Map.groupBy(teamDays, ({ day }) => day);
  return daysOf(teamDays).map((day) => {
    const own = ofDay.get(day) ?? [];
    const targets = own.map(({ target }) => target).filter((target) => target !== null);
    return {
      key: day,
      title: day,
      value: own.reduce((sum, { pieces }) => sum + pieces, 0),
      target: targets.length < own.length ? null : targets.reduce((sum, target) => sum + target, 0),
    };
  });
}

/** A trend for each team, all over the same days. */
export function panelsOf({ teamDays, teams }: Figures): Panel[] {
  const days = daysOf(teamDays);
  const ofTeam = Map.groupBy(teamDays, ({ team }) => team);
  return teams
    .filter(({ team }) => ofTeam.has(team))
    .map(({ team, name }) => {
      const own = new Map(ofTeam.get(team)?.map((one) => [one.day, one]));
      return {
        key: team,
        title: name,
        points: days.map((day) => ({
          key: day,
          title: day,
          value: own.get(day)?.pieces ?? null,
          target: own.get(day)?.target ?? null,
        })),
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

/** Every hour between the first and the last in which something came out. */
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
