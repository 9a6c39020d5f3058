import { type Formula, FormulaFault, readFormula } from '../namespace/formula/formula.ts';
import type { SeriesEntry, SeriesMap } from '../namespace/series.ts';

/** A series that is reckoned. */
export interface Derived {
  readonly id: number;
  readonly formula: Formula;
  /** Series id per input of the formula; −1 where the thing has no such metric. */
  readonly inputs: readonly number[];
  /** 1 + the depth of the deepest derived input: the order to reckon in. */
  readonly depth: number;
}

/** Which series are reckoned from which. A formula that needs itself, directly or not, stands still. */
export class DerivedLinks {
  readonly #map: SeriesMap;
  readonly #things = new Set<string>();
  readonly #consumers = new Map<number, Derived[]>();
  #isStale = true;

  constructor(map: SeriesMap) {
    this.#map = map;
    map.onChange((changed, gone) => {
      if (gone.length > 0 && this.#things.size > 0) this.#isStale = true;
      if (changed.some(({ formula, thing }) => formula !== null || this.#things.has(thing)))
        this.#isStale = true;
    });
  }

  /** What is reckoned from each input series, shallow ones first. */
  get consumers(): ReadonlyMap<number, readonly Derived[]> {
    if (this.#isStale) this.#link();
    return this.#consumers;
  }

  #link(): void {
    this.#isStale = false;
    this.#things.clear();
    this.#consumers.clear();
    const written = new Map<number, SeriesEntry>();
    for (const entry of this.#map.under('')) if (entry.formula !== null) written.set(entry.id, entry);
    const known = new Map<number, Derived | null>();
    for (const entry of written.values()) {
      this.#things.add(entry.thing);
      const derived = this.#derive(entry, written, known);
      if (derived === null) continue;
      for (const input of new Set(derived.inputs)) {
        const consumers = this.#consumers.get(input) ?? [];
        consumers.push(derived);
        this.#consumers.set(input, consumers);
      }
    }
    this.#consumers.delete(-1);
  }

  /** Null while its inputs are being looked at (a circle), and for what needs such a one. */
  #derive(
    entry: SeriesEntry,
    written: ReadonlyMap<number, SeriesEntry>,
    known: Map<number, Derived | null>,
  ): Derived | null {
    const seen = known.get(entry.id);
    if (seen !== undefined) return seen;
    known.set(entry.id, null);
    const formula = readable(entry.formula ?? '');
    if (formula === null) return null;
    const inputs = formula.inputs.map((name) => this.#map.resolve(`${entry.thing}/${name}`));
    let depth = 1;
    for (const input of inputs) {
      const below = written.get(input);
      if (below === undefined) continue;
      const derived = this.#derive(below, written, known);
      if (derived === null) return null;
      depth = Math.max(depth, derived.depth + 1);
    }
    const derived = { id: entry.id, formula, inputs, depth };
    known.set(entry.id, derived);
    return derived;
  }
}

/** A formula of an older grammar that cannot be read any more stands still. */
function readable(formula: string): Formula | null {
  try {
    return readFormula(formula);
  } catch (error) {
    if (error instanceof FormulaFault) return null;
    throw error;
  }
}
