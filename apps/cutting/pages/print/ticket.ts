/** A ticket as `cutting/ticketSheet` answers. */
export interface Ticket {
  readonly ticket: string;
  readonly serial: number;
  readonly content: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly bedNumber: number | null;
  readonly colour: string;
  readonly size: string;
  readonly lot: string | null;
  readonly plyFrom: number | null;
  readonly plyTo: number | null;
  readonly parts: readonly string[] | null;
  readonly quantity: number;
  readonly operation: string | null;
  readonly operationTitle: string | null;
  readonly prints: number;
  readonly isRecut: boolean;
}

/** An order as `cutting/looseOrders` answers. */
export interface LooseOrder {
  readonly order: string;
  readonly orderNumber: string;
  readonly styleNumber: string;
  readonly bundles: number;
  readonly bare: number;
}

/** A bed as `cutting/printable` answers. */
export interface Bed {
  readonly bed: string;
  readonly styleNumber: string;
  readonly number: number;
  readonly orderNumber: string;
  readonly cutOn: string | null;
  readonly bundles: number;
  readonly bare: number;
}
