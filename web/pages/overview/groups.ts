import { parentOf } from '@selvedge/sdk/connector';
import type { Thing, Title } from '../../client/index.ts';
import { stateMetric, type State, STATES } from '../../state/states.ts';

/** A machine on the overview. */
export interface Machine {
  readonly path: string;
  readonly name: string;
  readonly title: Title;
  readonly statePath: string;
}

/** Machines of one line. */
export interface LineGroup {
  readonly path: string;
  readonly title: Title;
  readonly machines: readonly Machine[];
}

/** Lines of one area. */
export interface AreaGroup {
  readonly path: string;
  readonly title: Title;
  readonly lines: readonly LineGroup[];
}

export interface Floor {
  readonly areas: readonly AreaGroup[];
  /** Things that report values but no state. */
  readonly others: readonly Thing[];
}

const byName = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** The floor as areas of lines of machines, from a flat list of things. */
export function floorOf(things: readonly Thing[]): Floor {
  const titles = new Map(things.map((thing) => [thing.path, thing.title]));
  const lines = new Map<string, Machine[]>();
  const others: Thing[] = [];
  for (const thing of things) {
    if (thing.metrics.length === 0) continue;
    const state = stateMetric(thing.metrics);
    if (state === undefined) {
      others.push(thing);
      continue;
    }
    const line = parentOf(thing.path);
    const machine = { path: thing.path, name: thing.name, title: thing.title, statePath: state.path };
    const known = lines.get(line);
    if (known === undefined) lines.set(line, [machine]);
    else known.push(machine);
  }
  const areas = new Map<string, LineGroup[]>();
  for (const [path, machines] of lines) {
    const area = parentOf(path);
    const group = {
      path,
      title: titles.get(path) ?? null,
      machines: machines.sort((a, b) => byName(a.name, b.name)),
    };
    const known = areas.get(area);
    if (known === undefined) areas.set(area, [group]);
    else known.push(group);
  }
  return {
    areas: [...areas]
      .map(([path, group]) => ({
        path,
        title: titles.get(path) ?? null,
        lines: group.sort((a, b) => byName(a.path, b.path)),
      }))
      .sort((a, b) => byName(a.path, b.path)),
    others: others.sort((a, b) => byName(a.path, b.path)),
  };
}

export type Counts = Readonly<Record<State | 'other', number>>;

/** How many machines are in which state. */
export function countStates(states: Iterable<State | null>): Counts {
  const counts: Record<State | 'other', number> = {
    running: 0,
    idle: 0,
    stopped: 0,
    setup: 0,
    off: 0,
    none: 0,
    other: 0,
  };
  for (const state of states) counts[state ?? 'other']++;
  return counts;
}

export const STATE_ORDER: readonly (State | 'other')[] = [...STATES.slice(0, 5), 'other', 'none'];
