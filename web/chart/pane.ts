import type { Line } from './line.ts';

/** A line with its look. */
export interface DrawnLine {
  readonly line: Line;
  readonly colour: string;
  readonly name: string;
  /** Values hold until the next one: drawn as steps. */
  readonly isStep: boolean;
}

export interface PaneGroup {
  readonly unit: string;
  readonly lines: readonly DrawnLine[];
}

/** One pane a unit, in the order in which the units appear. */
export function panesOf(lines: readonly DrawnLine[]): PaneGroup[] {
  const units = new Map<string, DrawnLine[]>();
  for (const each of lines) {
    const unit = each.line.datatype === 'boolean' ? '0/1' : (each.line.unit ?? '');
    const group = units.get(unit);
    if (group === undefined) units.set(unit, [each]);
    else group.push(each);
  }
  return [...units].map(([unit, group]) => ({ unit, lines: group }));
}
