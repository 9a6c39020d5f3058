/** Pieces of one colour and size in a carton. */
export interface Content {
  readonly colour: string;
  readonly size: string;
  readonly pieces: number;
}

export interface Carton {
  readonly number: number;
  readonly contents: readonly Content[];
}

/** Cartons with the same inside whose numbers follow each other: a line of a packing list. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly cartons: number;
  readonly contents: readonly Content[];
  /** Pieces in one carton. */
  readonly each: number;
  readonly pieces: number;
  readonly kind: 'solid' | 'ratio';
}

export const piecesIn = (contents: readonly Content[]): number =>
  contents.reduce((sum, { pieces }) => sum + pieces, 0);

/** One colour and size alone is solid, anything else a ratio. */
export const kindOf = (contents: readonly Content[]): 'solid' | 'ratio' =>
  contents.filter(({ pieces }) => pieces > 0).length > 1 ? 'ratio' : 'solid';

const insideOf = (contents: readonly Content[]): string =>
  JSON.stringify(
    contents.map(({ colour, size, pieces }) => [colour, size, pieces].join('\u0000')).toSorted(),
  );

/** Cartons as a packing list writes them. @param cartons in any order */
export function runsOf(cartons: readonly Carton[]): Run[] {
  const runs: Run[] = [];
  for (const { number, contents } of cartons.toSorted((a, b) => a.number - b.number)) {
    const last = runs.at(-1);
    const each = piecesIn(contents);
    if (last !== undefined && last.to === number - 1 && insideOf(last.contents) === insideOf(contents)) {
      const longer = { ...last, to: number, cartons: last.cartons + 1, pieces: last.pieces + each };
      runs.splice(-1, 1, longer);
    } else
      runs.push({
        from: number,
        to: number,
        cartons: 1,
        contents,
        each,
        pieces: each,
        kind: kindOf(contents),
      });
  }
  return runs;
}

const PERCENT = 10_000;

/** Most and least pieces that a customer takes of an ordered number. @param over,short hundredths of a percent */
export const limitsOf = (
  ordered: number,
  over: number,
  short: number,
): { readonly most: number; readonly least: number } => ({
  most: ordered + Math.floor((ordered * over) / PERCENT),
  least: Math.max(0, ordered - Math.floor((ordered * short) / PERCENT)),
});
