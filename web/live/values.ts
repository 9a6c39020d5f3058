import type { LivePoint, Value } from '../client/index.ts';

export interface LiveValue {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly value: Value;
  readonly quality: number;
}

/** Newest value of each path. */
export type LiveValues = Map<string, LiveValue>;

/**
 * Takes points in; an older time never replaces a newer one, the same time does (a correction).
 * Answers with the paths whose value changed, each once.
 */
export function takePoints(values: LiveValues, points: readonly LivePoint[]): Set<string> {
  const changed = new Set<string>();
  for (const [path, time, value, quality] of points) {
    const known = values.get(path);
    if (known !== undefined && known.time > time) continue;
    if (known !== undefined && known.time === time && known.value === value && known.quality === quality)
      continue;
    values.set(path, { time, value, quality });
    changed.add(path);
  }
  return changed;
}
