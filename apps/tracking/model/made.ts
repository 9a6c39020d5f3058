/** A record of the real floor that may be taken back or given to somebody else. */
export interface Made {
  readonly record: string;
  readonly scan: string;
  readonly pile: string;
  readonly operation: string;
  worker: string;
}

/** A bundle that went to the partner. */
export interface Sent {
  readonly consignment: string;
  /** What the partner does. */
  readonly operation: string;
}
