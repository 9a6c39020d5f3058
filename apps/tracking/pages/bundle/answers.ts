/** As `tracking/bundleLife` answers. */
export interface BundleAnswer {
  readonly bundle: Bundle | null;
  readonly operations: readonly BundleStep[];
  readonly events: readonly BundleEvent[];
}

export interface Bundle {
  readonly id: string;
  readonly number: string;
  readonly orderNumber: string | null;
  readonly order: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly live: number;
  readonly missing: number;
  readonly isVoid: boolean;
  readonly team: string | null;
  readonly waits: string | null;
  readonly heldBy: string | null;
}

export interface BundleStep {
  readonly code: string;
  readonly title: string;
  readonly done: number;
  readonly remaining: number;
  readonly rework: number;
  readonly who: string | null;
}

export interface BundleEvent {
  readonly record: string;
  readonly at: string;
  readonly kind: string;
  readonly title: string | null;
  readonly name: string | null;
  readonly pieces: number;
  readonly isTakenBack: boolean;
}

/** As `tracking/findBundles` answers. */
export interface FoundBundle {
  readonly id: string;
  readonly number: string;
  readonly orderNumber: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly isVoid: boolean;
  readonly last: string | null;
  readonly name: string | null;
  readonly team: string | null;
  readonly lastAt: string | null;
}
