import type { Titles } from '@selvedge/sdk/app';

/** An order of which quantities may be reported, as `tracking/reportChoices` answers. */
export interface Reportable {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string | null;
  readonly styleName: string | null;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly operations: readonly { readonly operation: string; readonly title: string }[];
}

/** As `tracking/report` answers. */
export interface ReportAnswer {
  readonly sentence: Titles;
  readonly pieces: number;
  readonly left: number;
  readonly shares: readonly { readonly record: string; readonly number: string; readonly pieces: number }[];
  readonly today: { readonly bundles: number; readonly pieces: number } | null;
}

/** What somebody says he sewed, without a ticket. */
export interface ReportWish {
  readonly order: string;
  readonly operation: string;
  readonly colour?: string;
  readonly size?: string;
  readonly quantity: number;
}
