import { count, type Pile, type PlainStep } from './pile.ts';

/** Pieces of operations that later ones prove were sewn, and nobody confirmed: `pile operation` → pieces. */
export function missedOf(piles: Iterable<Pile>, steps: readonly PlainStep[]): Map<string, number> {
  const isBefore = (code: string, { needs }: PlainStep): boolean =>
    steps.some((one) => needs.includes(one.code) && (one.code === code || isBefore(code, one)));
  const missed = new Map<string, number>();
  for (const { id, part, pieces, done, isVoid } of piles) {
    const live = pieces.filter(({ spot, passed }) => spot === 'wip' || passed).length;
    const own = isVoid ? [] : steps.filter((one) => one.part === null || one.part === part);
    for (const { code } of own)
      for (const later of own.filter((one) => isBefore(code, one))) {
        const lacking = Math.min(count(done, later.code), live) - count(done, code);
        if (lacking > (missed.get(`${id} ${code}`) ?? 0)) missed.set(`${id} ${code}`, lacking);
      }
  }
  return missed;
}
