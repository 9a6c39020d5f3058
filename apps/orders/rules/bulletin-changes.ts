import { predecessors, type Step } from './bulletin.ts';

/** A wish to change a bulletin that was copied: facts of an operation, a new one, or one that goes. */
export interface Change<O extends Step> {
  readonly code: string;
  readonly remove?: boolean;
  /** Facts that differ; a new operation has all that are required. */
  readonly facts?: Partial<O>;
  /** Where a new operation stands; default: at the end. */
  readonly insertAfter?: string | null;
}

/**
 * A bulletin with changes. Who came after an operation that goes, comes after those before it. A new operation that is
 * inserted after another stands between it and those that came after it.
 * @param blank an operation with nothing but its code
 */
export function changed<O extends Step>(
  operations: readonly O[],
  changes: readonly Change<O>[],
  blank: (code: string) => O,
): O[] {
  let current = [...operations];
  for (const { code, remove = false, facts = {}, insertAfter = null } of changes) {
    if (remove) {
      current = without(current, code);
      continue;
    }
    const index = current.findIndex((one) => one.code === code);
    if (index >= 0) {
      current[index] = { ...current[index], ...facts, code };
      continue;
    }
    current = inserted(current, { ...blank(code), ...facts, code }, insertAfter);
  }
  return current;
}

function inserted<O extends Step>(operations: readonly O[], added: O, insertAfter: string | null): O[] {
  const place = operations.findIndex((one) => one.code === insertAfter);
  if (insertAfter === null || place < 0) return [...operations, added];
  const moved = operations.map((one) =>
    one.after === null
      ? one
      : { ...one, after: one.after.map((name) => (name === insertAfter ? added.code : name)) },
  );
  return moved.toSpliced(place + 1, 0, added);
}

function without<O extends Step>(operations: readonly O[], code: string): O[] {
  const before = predecessors(operations);
  return operations
    .filter((one) => one.code !== code)
    .map((one) => {
      const named = before.get(one.code) ?? [];
      if (!named.includes(code)) return one;
      // A sequence stays a sequence.
      if (one.after === null && (before.get(code) ?? []).length < 2 && followsPrevious(operations, code))
        return one;
      const instead = named.flatMap((name) => (name === code ? (before.get(code) ?? []) : [name]));
      return { ...one, after: [...new Set(instead)] };
    });
}

const followsPrevious = (operations: readonly Step[], code: string): boolean =>
  operations.find((one) => one.code === code)?.after === null;
