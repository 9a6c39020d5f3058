import type { Titles } from '@selvedge/sdk/app';

/** As `tracking/scan` answers. */
export interface ScanAnswer {
  readonly answer: string;
  readonly sentence: Titles;
  readonly pieces: number;
  readonly remaining: number;
  readonly booked: readonly Booked[];
  /** Operation that was meant. */
  readonly asked: string | null;
  readonly by: readonly { readonly name: string; readonly pieces: number }[];
  readonly bundle: Bundle | null;
  readonly next: readonly Choice[];
  readonly gaps: readonly { readonly operation: string; readonly title: string; readonly pieces: number }[];
  readonly today: { readonly bundles: number; readonly pieces: number } | null;
}

export interface Booked {
  readonly record: string;
  readonly operation: string;
  readonly title: string;
  readonly pieces: number;
}

export interface Bundle {
  readonly id: string;
  readonly number: string;
  readonly orderNumber: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
}

/** An operation that may be booked on a bundle. */
export interface Choice {
  readonly operation: string;
  readonly title: string;
  readonly remaining: number;
}

/** A scan as the station shows it. */
export interface Shown {
  /** The client-made id of the scan. */
  readonly id: string;
  readonly code: string;
  /** Whose work a clerk said it is; null on a station. */
  readonly who: string | null;
  /** Epoch milliseconds, of the device's clock. */
  readonly at: number;
  readonly state: 'kept' | 'answered' | 'held' | 'undone';
  readonly answer: ScanAnswer | null;
  /** Why the server refused it. */
  readonly reason: string | null;
}
