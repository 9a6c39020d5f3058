/** What a formula reckons with; null = unknown. */
export type Value = number | string | boolean | null;

export type Expression = (read: (input: number) => Value) => Value;

/** A function of formulas: how many arguments it takes, and what it makes of them. */
export interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  of(parts: readonly Expression[]): Expression;
}

const numbers =
  (reckon: (...values: number[]) => number): FormulaFunction['of'] =>
  (parts) =>
  (read) => {
    const values: number[] = [];
    for (const part of parts) {
      const value = numberOf(part(read));
      if (value === null) return null;
      values.push(value);
    }
    return reckon(...values);
  };

/** Functions by name. `if` and `known` look at their arguments one by one; the others are unknown when one is. */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  abs: { least: 1, most: 1, of: numbers(Math.abs) },
  min: { least: 1, most: 20, of: numbers(Math.min) },
  max: { least: 1, most: 20, of: numbers(Math.max) },
  round: {
    least: 1,
    most: 2,
    of: numbers((value, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits),
  },
  known: {
    least: 1,
    most: 1,
    of:
      ([part]) =>
      (read) =>
        part(read) !== null,
  },
  if: {
    least: 2,
    most: 41,
    // if(condition, value, condition, value, …, otherwise)
    of: (parts) => (read) => {
      for (let at = 0; at + 1 < parts.length; at += 2) {
        const holds = parts[at](read);
        if (holds === null) return null;
        if (holds === true) return parts[at + 1](read);
      }
      return parts.length % 2 === 1 ? parts[parts.length - 1](read) : null;
    },
  },
};

/** A number, or 1 and 0 for true and false; null for a text and the unknown. */
export const numberOf = (value: Value): number | null =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;
