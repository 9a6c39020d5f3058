/** What the rules need to know of an operation. */
export interface Step {
  readonly code: string;
  readonly part: string | null;
  /** Codes of operations that come before; null = the one written before it. */
  readonly after: readonly string[] | null;
  readonly isJoin: boolean;
  /** Parts that a join brings together. */
  readonly joins: readonly string[] | null;
  readonly isOutput: boolean;
}

export type BulletinFault =
  | { readonly kind: 'output'; readonly codes: readonly string[] }
  | { readonly kind: 'twice'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly named: string }
  | { readonly kind: 'cycle'; readonly codes: readonly string[] }
  | { readonly kind: 'join'; readonly code: string; readonly missing: readonly string[] }
  | { readonly kind: 'few-joined'; readonly code: string }
  | { readonly kind: 'no-join'; readonly code: string };

/** Codes before each operation: as written, or the one that stands before it. */
export const predecessors = (steps: readonly Step[]): Map<string, readonly string[]> =>
  new Map(
    steps.map(({ code, after }, index) => [code, after ?? (index === 0 ? [] : [steps[index - 1].code])]),
  );

/**
 * Everything wrong with an operation bulletin: exactly one output, codes unique and known, no circle, and each join with
 * at least two parts that come out of operations before it.
 */
export function bulletinFaults(steps: readonly Step[]): BulletinFault[] {
  const faults: BulletinFault[] = [];
  const outputs = steps.filter(({ isOutput }) => isOutput).map(({ code }) => code);
  if (outputs.length !== 1) faults.push({ kind: 'output', codes: outputs });
  const codes = steps.map(({ code }) => code);
  for (const code of new Set(codes.filter((one, index) => codes.indexOf(one) !== index)))
    faults.push({ kind: 'twice', code });
  const before = predecessors(steps);
  for (const [code, named] of before)
    for (const one of named) if (!before.has(one)) faults.push({ kind: 'unknown', code, named: one });
  const circle = inCircle(before);
  if (circle.length > 0) return [...faults, { kind: 'cycle', codes: circle }];
  return [...faults, ...joinFaults(steps, before)];
}

/** Operations that wait for themselves: what is left when all that can be done one after another is done. */
function inCircle(before: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Set(before.keys());
  const isReady = (code: string): boolean => (before.get(code) ?? []).every((one) => !left.has(one));
  for (let ready = [...left].filter(isReady); ready.length > 0; ready = [...left].filter(isReady))
    for (const code of ready) left.delete(code);
  return [...left];
}

function joinFaults(steps: readonly Step[], before: ReadonlyMap<string, readonly string[]>): BulletinFault[] {
  const parts = new Map(steps.map(({ code, part }) => [code, part]));
  return steps.flatMap(({ code, isJoin, joins }): BulletinFault[] => {
    const wanted = [...new Set(joins ?? [])];
    if (!isJoin) return wanted.length > 0 ? [{ kind: 'no-join', code }] : [];
    if (wanted.length < 2) return [{ kind: 'few-joined', code }];
    const made = new Set([...ancestors(code, before)].map((one) => parts.get(one)));
    const missing = wanted.filter((part) => !made.has(part));
    return missing.length > 0 ? [{ kind: 'join', code, missing }] : [];
  });
}

function ancestors(code: string, before: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const queue = [...(before.get(code) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(before.get(next) ?? []));
  }
  return found;
}
