/** Answer of the view “openings”. */
export interface Openings {
  readonly orders: readonly { readonly id: string; readonly number: string; readonly styleNumber: string }[];
  readonly operations: readonly Operation[];
  readonly bundles: readonly Bundle[];
}

export interface Operation {
  readonly code: string;
  readonly title: string;
}

export interface Bundle {
  readonly id: string;
  readonly number: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly until: string | null;
  readonly isBegun: boolean;
}
