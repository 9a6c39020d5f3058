import type { ReactNode } from 'react';

/** A column of a list: how it is drawn, and its text for files and the clipboard. */
export interface Column<Item> {
  readonly key: string;
  readonly title: string;
  draw: (item: Item) => ReactNode;
  text: (item: Item) => string;
  /** Right-aligned. */
  readonly isNumber?: boolean;
  /** Cannot be hidden; the first such is a card's heading on a phone. */
  readonly isName?: boolean;
  /** By this the list can be sorted. */
  readonly sort?: string;
  /** The organisation itself added it. */
  readonly isOwn?: boolean;
  /** Not shown until chosen. */
  readonly extra?: boolean;
}
