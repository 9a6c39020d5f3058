import { balanceEfficiency, capacityMinutes, wholePieces } from './formulas.ts';

export interface Step {
  readonly code: string;
  readonly title: string;
  readonly sam: number | null;
  readonly isEstimated: boolean;
}

export type Difference = 'same' | 'changed' | 'added' | 'removed';

export interface Pair {
  readonly title: string;
  readonly one: Step | null;
  readonly other: Step | null;
  readonly difference: Difference;
}

/**
 * Operations of two bulletins side by side: of the same name, else of the same number where it is the same style. An
 * operation that comes twice is paired as often as it can be.
 */
export function paired(one: readonly Step[], other: readonly Step[], isSameStyle: boolean): Pair[] {
  const open = new Set(other);
  const find = (is: (step: Step) => boolean): Step | null => {
    const found = [...open].find(is) ?? null;
    if (found !== null) open.delete(found);
    return found;
  };
  const byName = new Map(one.map((step) => [step, find(({ title }) => title === step.title)]));
  const pairs = one.map((step): Pair => {
    const match = byName.get(step) ?? (isSameStyle ? find(({ code }) => code === step.code) : null);
    return { title: step.title, one: step, other: match, difference: differenceOf(step, match) };
  });
  return [
    ...pairs,
    ...[...open].map((step): Pair => ({ title: step.title, one: null, other: step, difference: 'added' })),
  ];
}

const differenceOf = (one: Step, other: Step | null): Difference =>
  other === null ? 'removed' : one.sam === other.sam && one.title === other.title ? 'same' : 'changed';

export interface Line {
  readonly people: number;
  /** Minutes of a day each. */
  readonly minutes: number;
  /** 0.05 = 5 %. */
  readonly absence: number;
  readonly efficiency: number;
}

export interface Bulletin {
  readonly sam: number;
  readonly operations: number;
  readonly withoutSam: number;
  readonly isEstimated: boolean;
  /** The longest operation: the cycle of a line with a station for each. */
  readonly cycle: number;
  /** Σ SAM ÷ (stations × cycle); null = undefined. */
  readonly balance: number | null;
  /** Pieces a day; null = without a SAM it cannot be told. */
  readonly capacity: number | null;
}

export function bulletinOf(steps: readonly Step[], line: Line): Bulletin {
  const sams = steps.map(({ sam }) => sam ?? 0);
  const sam = sams.reduce((all, one) => all + one, 0);
  const cycle = Math.max(0, ...sams);
  const minutes = capacityMinutes(line.people, line.minutes, line.absence, line.efficiency);
  return {
    sam,
    operations: steps.length,
    withoutSam: steps.filter((step) => step.sam === null).length,
    isEstimated: steps.some((step) => step.sam !== null && step.isEstimated),
    cycle,
    balance: balanceEfficiency(sams, steps.length, cycle),
    capacity: sam > 0 ? wholePieces(minutes / sam) : null,
  };
}
