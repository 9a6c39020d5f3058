/** As `tracking/progress` answers. */
export interface FlowOrders {
  readonly orders: readonly FlowOrder[];
}

export interface FlowOrder {
  readonly order: string;
  readonly number: string;
  readonly styleNumber: string;
  readonly due: string | null;
  readonly ordered: number;
  readonly cut: number;
  readonly wip: number;
  readonly finished: number;
  readonly rework: number;
  readonly operations: readonly FlowStep[];
}

export interface FlowStep {
  readonly code: string;
  readonly title: string;
  readonly done: number;
  readonly waiting: number;
  /** Pieces cut for it. */
  readonly cut: number;
}

/** As `tracking/orderLife` answers. */
export interface LifeAnswer {
  readonly order: {
    readonly number: string;
    readonly styleNumber: string;
    readonly styleName: string | null;
    readonly due: string | null;
    readonly ordered: number;
  } | null;
  readonly total: Account | null;
  readonly cells: readonly (Account & { readonly colour: string | null; readonly size: string | null })[];
  readonly bundles: readonly OrderBundle[];
  readonly days: readonly DayLine[];
}

export const PLACES = [
  'wip',
  'outside',
  'finished',
  'seconds',
  'samples',
  'scrapped',
  'missing',
  'voided',
] as const;
export type Place = (typeof PLACES)[number];

export type Account = Readonly<Record<Place | 'cut' | 'recut' | 'open', number>>;

export interface OrderBundle {
  readonly id: string;
  readonly number: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly quantity: number;
  readonly live: number;
  readonly finished: number;
  readonly isVoid: boolean;
  readonly waits: string | null;
  readonly waiting: number;
  readonly lastAt: string | null;
  readonly name: string | null;
}

export interface DayLine {
  readonly day: string;
  readonly kind: string;
  readonly title: string | null;
  readonly pieces: number;
  readonly people: number;
}
