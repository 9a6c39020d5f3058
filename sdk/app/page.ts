import type { Titles } from '../connector/connector.ts';

/**
 * How a page is used: `station` touch, one task, offline; `board` wall, live; `desk` tables, forms, keyboard; `report` print;
 * `figures` charts with period and team above, on a desk, a phone, a wall and paper.
 */
export type Archetype = 'station' | 'board' | 'desk' | 'report' | 'cockpit' | 'figures';

/** A page of an app. */
export interface PageFacts {
  /** Last part of its address. */
  readonly name: string;
  readonly title: Titles;
  readonly archetype: Archetype;
  readonly permission: string;
  /** Module below the app's folder whose default export is a React component. */
  readonly module: string;
  /**
   * One or two lower-case letters: `/t/…` opens this page with the rest as `?code=…`. Short enough for a small QR, which
   * a phone's own scanner opens. Of two installed apps that want the same letters the first has them.
   */
  readonly shortLink?: string;
}
