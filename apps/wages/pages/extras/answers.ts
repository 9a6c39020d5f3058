import type { EXTRA_KINDS } from '../../fields/words.ts';

export type Kind = keyof typeof EXTRA_KINDS;

export interface Hand {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly team: string | null;
}

/** As `wages/entryHands` answers. */
export interface Hands {
  readonly mayPay: boolean;
  readonly workers: readonly Hand[];
}

/** As `wages/entries` answers; the amount for those only who may see it. */
export interface Entries {
  readonly rows: readonly {
    readonly extra: string;
    readonly number: string;
    readonly name: string;
    readonly day: string;
    readonly kind: Kind;
    readonly minutes: number | null;
    readonly amount?: string | null;
    readonly reason: string;
    readonly person: string | null;
    readonly isTakenBack: boolean;
    readonly takesBack: boolean;
  }[];
}

/** Entered in minutes, not in yuan. */
export const BY_TIME: readonly Kind[] = ['waiting', 'sample', 'cleaning', 'machineDown'];
/** Entered in yuan, by whoever pays. */
export const BY_MONEY: readonly Kind[] = ['advance', 'bonus', 'allowance'];

/** Those whose number or name begins so, then those that hold it. */
export function fitting(hands: readonly Hand[], written: string): readonly Hand[] {
  const wanted = written.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = ({ number, name }: Hand): number => {
    const words = [number.toLowerCase(), name.toLowerCase()];
    if (words.includes(wanted)) return 0;
    return words.some((word) => word.startsWith(wanted))
      ? 1
      : words.some((word) => word.includes(wanted))
        ? 2
        : 3;
  };
  return hands.filter((one) => rank(one) < 3).toSorted((one, other) => rank(one) - rank(other));
}
