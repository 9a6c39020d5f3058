import type { LineHabit } from '../station/useWorker.ts';

/** A worker whom somebody may book for, as `tracking/hands` answers. */
export interface Hand {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly team: string | null;
  /** How his line books; not told by a badge. */
  readonly habit?: LineHabit;
}

/** Those whose number or name begins so come first, then those that hold it; nothing typed = all. */
export function fitting(hands: readonly Hand[], written: string): readonly Hand[] {
  const wanted = written.trim().toLowerCase();
  if (wanted === '') return hands;
  const rank = ({ number, name }: Hand): number => {
    const words = [number.toLowerCase(), name.toLowerCase()];
    if (words.includes(wanted)) return 0;
    if (words.some((word) => word.startsWith(wanted))) return 1;
    return words.some((word) => word.includes(wanted)) ? 2 : 3;
  };
  return hands.filter((one) => rank(one) < 3).toSorted((one, other) => rank(one) - rank(other));
}
