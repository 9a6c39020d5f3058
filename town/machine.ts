/** One sewing machine of the simulated factory. */
export interface Machine {
  /** Position in the factory; part of its name for the random numbers. */
  readonly index: number;
  readonly line: number;
  readonly name: string;
  /** Thing path. */
  readonly path: string;
  /** Stitches a minute at full speed. */
  readonly fullSpeed: number;
  /** Seconds of sewing in one piece's operation. */
  readonly pieceSeconds: number;
}

export const STATES = ['running', 'idle', 'thread-break', 'needle-change', 'setup', 'off'] as const;
export type State = (typeof STATES)[number];

const KINDS = [
  { title: '平车', count: 12, fullSpeed: 4200, pieceSeconds: 22 },
  { title: '包缝', count: 5, fullSpeed: 6000, pieceSeconds: 16 },
  { title: '绷缝', count: 3, fullSpeed: 5200, pieceSeconds: 28 },
] as const;

/** The machines of a factory, line by line. @param under path of the sewing area */
export function machinesOf(under: string, lines: number): Machine[] {
  const machines: Machine[] = [];
  for (let line = 0; line < lines; line++) {
    for (const kind of KINDS) {
      for (let number = 1; number <= kind.count; number++) {
        const name = `${kind.title}-${String(number).padStart(2, '0')}`;
        machines.push({
          index: machines.length,
          line,
          name,
          path: `${under}/${line + 1}组/${name}`,
          fullSpeed: kind.fullSpeed,
          pieceSeconds: kind.pieceSeconds,
        });
      }
    }
  }
  return machines;
}
