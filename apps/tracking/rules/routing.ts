/** What the floor needs to know of an operation. */
export interface Step {
  readonly code: string;
  readonly title: string;
  readonly part: string | null;
  /** Operations before it; null = the one written before it. */
  readonly after: readonly string[] | null;
  readonly isJoin: boolean;
  /** Parts that a join brings together; the first one's ticket stays with the garment. */
  readonly joins: readonly string[] | null;
  readonly isOutput: boolean;
  /** Standard minutes, as text. */
  readonly sam: string | null;
  readonly isSamEstimated: boolean;
  readonly machineType: string | null;
}

/** How an order is sewn: what comes before what, and whose ticket an operation is booked on. */
export interface Routing {
  readonly steps: readonly Step[];
  readonly byCode: ReadonlyMap<string, Step>;
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly ancestors: ReadonlyMap<string, ReadonlySet<string>>;
  /** The part on whose ticket an operation is booked; null = on every ticket. */
  readonly home: ReadonlyMap<string, string | null>;
  readonly output: string | null;
}

export function routingOf(steps: readonly Step[]): Routing {
  const byCode = new Map(steps.map((step) => [step.code, step]));
  const before = new Map(
    steps.map(({ code, after }, index) => [
      code,
      (after ?? (index === 0 ? [] : [steps[index - 1].code])).filter(
        (one) => byCode.has(one) && one !== code,
      ),
    ]),
  );
  const ancestors = new Map(steps.map(({ code }) => [code, ancestorsOf(code, before)]));
  const output = steps.find(({ isOutput }) => isOutput)?.code ?? steps.at(-1)?.code ?? null;
  return { steps, byCode, before, ancestors, home: homesOf(steps, before, output), output };
}

function ancestorsOf(code: string, before: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const queue = [...(before.get(code) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(before.get(next) ?? []));
  }
  return found;
}

/**
 * An operation is booked on the ticket of its own part; a join, and all that comes after it, on that of the part which is
 * named first. Where nothing is joined one ticket holds all.
 */
function homesOf(
  steps: readonly Step[],
  before: ReadonlyMap<string, readonly string[]>,
  output: string | null,
): Map<string, string | null> {
  const cut = new Set(steps.flatMap(({ joins }) => joins ?? []));
  const byCode = new Map(steps.map((step) => [step.code, step]));
  const known = new Map<string, string | null>();
  const home = (code: string, seen: readonly string[] = []): string | null => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const step = byCode.get(code);
    if (step === undefined || seen.includes(code)) return null;
    const own = step.isJoin ? (step.joins?.[0] ?? null) : step.part;
    const inherited = (before.get(code) ?? [])
      .map((one) => home(one, [...seen, code]))
      .find((one) => one !== null);
    const answer = own !== null && cut.has(own) ? own : (inherited ?? null);
    known.set(code, answer);
    return answer;
  };
  if (cut.size === 0) return new Map(steps.map(({ code }) => [code, null]));
  const main = output === null ? null : home(output);
  return new Map(steps.map(({ code }) => [code, home(code) ?? main]));
}

/** Operations that are booked on a ticket of these parts, in their order. @param parts none = all parts of the garment */
export const operationsOf = (routing: Routing, parts: readonly string[]): Step[] =>
  routing.steps.filter(({ code }) => isOn(routing, parts, code));

export function isOn(routing: Routing, parts: readonly string[], code: string): boolean {
  if (!routing.byCode.has(code)) return false;
  const home = routing.home.get(code) ?? null;
  return parts.length === 0 || home === null || parts.includes(home);
}

/** Only joins and the output wait for what comes before; elsewhere the sequence is advice (garment.md, truth 9). */
export const isGuarded = ({ isJoin, code }: Step, { output }: Routing): boolean => isJoin || code === output;
