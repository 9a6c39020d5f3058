/** Plies that were spread in one go, off one roll. */
export interface Spread {
  readonly colour: string;
  /** Dye lot; null = not known. */
  readonly lot: string | null;
  readonly plies: number;
}

/** Plies of one colour and dye lot that lie on one another, counted from the table up. */
export interface Run extends Spread {
  readonly plyFrom: number;
  readonly plyTo: number;
}

/** Runs of a bed, in the order in which it was spread: colours and dye lots are kept apart, rolls of one lot are not. */
export function runsOf(spreads: readonly Spread[]): Run[] {
  const runs: Run[] = [];
  let ply = 0;
  for (const { colour, lot, plies } of spreads) {
    if (plies <= 0) continue;
    const last = runs.at(-1);
    const from = ply + 1;
    ply += plies;
    if (last?.colour === colour && last.lot === lot)
      runs[runs.length - 1] = { ...last, plies: last.plies + plies, plyTo: ply };
    else runs.push({ colour, lot, plies, plyFrom: from, plyTo: ply });
  }
  return runs;
}

/** Plies planned and spread of a colour; below zero = too few. */
export interface Balance {
  readonly colour: string;
  readonly planned: number;
  readonly spread: number;
  readonly over: number;
}

export function balanceOf(
  planned: readonly { readonly colour: string; readonly plies: number }[],
  spreads: readonly Spread[],
): Balance[] {
  const colours = [...new Set([...planned, ...spreads].map(({ colour }) => colour))];
  const pliesIn = (of: readonly { readonly colour: string; readonly plies: number }[], colour: string) =>
    of.filter((one) => one.colour === colour).reduce((all, { plies }) => all + plies, 0);
  return colours.map((colour) => {
    const [wanted, spread] = [pliesIn(planned, colour), pliesIn(spreads, colour)];
    return { colour, planned: wanted, spread, over: spread - wanted };
  });
}
