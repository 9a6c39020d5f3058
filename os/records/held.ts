import type { Tx } from '../store/unit.ts';
import type { Sight } from './condition.ts';
import type { Found } from './reading.ts';

interface Held {
  readonly sees: Sight;
  readonly found: Found;
  readonly undone: number;
}

const units = new WeakMap<Tx, Map<string, Held>>();

/**
 * Records that a unit of work has locked, as it left them: nobody else can change them, so they are not read twice.
 * An attempt that was taken back gives locks back: nothing is known afterwards.
 */
export const held = {
  /** @param key names the table and the record */
  of(tx: Tx, key: string, sees: Sight): Found | undefined {
    const known = units.get(tx)?.get(key);
    return known?.sees === sees && known.undone === tx.undone ? known.found : undefined;
  },

  keep(tx: Tx, key: string, sees: Sight, found: Found): void {
    const known = units.get(tx) ?? new Map<string, Held>();
    units.set(tx, known);
    known.set(key, { sees, found, undone: tx.undone });
  },

  /** After a change: what is known is what the change came to. */
  renew(tx: Tx, key: string, sees: Sight, found: Found | null): void {
    const known = units.get(tx);
    if (known?.has(key) !== true) return;
    if (found === null) known.delete(key);
    else known.set(key, { sees, found, undone: tx.undone });
  },
};
