/** Confirmed pieces of an operation by one person. */
export interface Sewn {
  readonly worker: string;
  readonly title: string;
  readonly code: string;
  readonly pieces: number;
}

/** An operation of an order; minutes of a piece, null = not known. */
export interface Step {
  readonly code: string;
  readonly title: string;
  readonly sam: number | null;
}

export interface Stack {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly { readonly key: string; readonly title: string; readonly value: string }[];
}

const PLACES = 3;

/**
 * What one garment costs each person: of an operation that several sew everybody carries as much as he sewed of it. Together
 * it is the SAM of what was sewn. In the order in which the garment is sewn.
 */
export function stacksOf(sewn: readonly Sewn[], steps: readonly Step[]): Stack[] {
  const all = new Map<string, number>();
  for (const { code, pieces } of sewn) all.set(code, (all.get(code) ?? 0) + pieces);
  const place = new Map(steps.map((step, at) => [step.code, { ...step, at }]));
  const stacks = [...Map.groupBy(sewn, ({ worker }) => worker)].map(([worker, own]) => {
    const parts = own.flatMap(({ code, pieces }) => {
      const step = place.get(code);
      const whole = all.get(code) ?? 0;
      if (step === undefined || step.sam === null || whole <= 0 || pieces <= 0) return [];
      const minutes = (step.sam * pieces) / whole;
      return [{ key: code, title: step.title, value: minutes.toFixed(PLACES), at: step.at }];
    });
    return { key: worker, title: own[0]?.title ?? '', parts: parts.toSorted((a, b) => a.at - b.at) };
  });
  return stacks
    .filter(({ parts }) => parts.length > 0)
    .toSorted((a, b) => (a.parts[0]?.at ?? 0) - (b.parts[0]?.at ?? 0))
    .map(({ parts, ...stack }) => ({
      ...stack,
      parts: parts.map(({ key, title, value }) => ({ key, title, value })),
    }));
}
