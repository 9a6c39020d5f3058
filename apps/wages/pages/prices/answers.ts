import type { PER_WORDS, SCOPE_WORDS } from '../../fields/words.ts';
import type { Reading } from '../desk/Sheet.tsx';

export type Per = keyof typeof PER_WORDS;

/** As `wages/unpriced` answers. */
export interface Unpriced {
  readonly rows: readonly UnpricedRow[];
}

export interface UnpricedRow {
  readonly order: string;
  readonly orderNumber: string;
  readonly style: string | null;
  readonly styleNumber: string | null;
  readonly operation: string;
  readonly name: string;
  readonly sam: string | null;
  readonly pieces: number;
  readonly suggested: string | null;
  readonly suggestedPer: Per | null;
}

/** As `wages/pricedOrders` answers. */
export interface Orders {
  readonly rows: readonly {
    readonly order: string;
    readonly orderNumber: string;
    readonly style: string | null;
    readonly styleNumber: string | null;
    readonly operations: number;
    readonly pending: number;
  }[];
}

/** As `wages/priceSheet` answers. */
export interface PriceSheet {
  readonly orderNumber: string | null;
  readonly style: string | null;
  readonly sizes: readonly string[];
  readonly colours: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  readonly operation: string;
  readonly name: string;
  readonly sam: string | null;
  readonly size: string | null;
  readonly colour: string | null;
  readonly scope: keyof typeof SCOPE_WORDS | null;
  readonly price: string | null;
  readonly per: Per | null;
  readonly since: string | null;
  readonly isPending: boolean;
  readonly isLater: boolean;
}

/** As `wages/pricePreview` answers. */
export interface Preview {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly gaining: number;
  readonly losing: number;
  /** For those only who may see pay. */
  readonly rows?: readonly {
    readonly worker: string;
    readonly number: string;
    readonly name: string;
    readonly before: string;
    readonly after: string;
    readonly difference: string;
  }[];
}

/** As `wages/importPrices` answers. */
export interface Imported extends Reading {
  readonly priceList: string | null;
  readonly since: string | null;
  readonly count: number;
  readonly prices: readonly {
    readonly operation: string;
    readonly name: string | null;
    readonly whose: string | null;
    readonly scope: keyof typeof SCOPE_WORDS;
    readonly size: string | null;
    readonly colour: string | null;
    readonly price: string;
    readonly per: Per;
  }[];
}

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly since: string | null;
  readonly state: 'draft' | 'inForce' | 'withdrawn';
  readonly inForceAt: string | null;
  readonly person: string | null;
  readonly reason: string | null;
}
