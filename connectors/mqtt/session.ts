import { Outgoing } from './outgoing.ts';
import type { Shelf } from './outgoing.ts';

/** A filter a session listens to. */
export interface Subscription {
  readonly session: Session;
  readonly filter: string;
  readonly qos: 0 | 1 | 2;
}

/** What the broker keeps for one client of one credential; a persistent one outlives connection and restart. */
export class Session {
  /** Credential and client id, each escaped: no two tenants' sessions can be one. */
  readonly id: string;
  readonly persistent: boolean;
  /** Persistent sessions only; a clean one's filters are its connection's. */
  readonly subscriptions = new Map<string, Subscription>();
  /** Packet ids of QoS 2 messages that are stored and not yet released by the client. */
  readonly received = new Set<number>();
  readonly outgoing: Outgoing;
  /** Milliseconds since the epoch. */
  seen: number;
  /** Made for the connection that is being opened: nothing of it existed before. */
  fresh = false;
  /** Ended by a clean connection or by age: nothing more is written for it. */
  discarded = false;

  constructor(id: string, shelf: Shelf | null, seen: number, dropped: () => void) {
    this.id = id;
    this.persistent = shelf !== null;
    this.outgoing = new Outgoing(shelf, dropped);
    this.seen = seen;
  }

  get credential(): string {
    return this.id.slice(0, this.id.indexOf('/') + 1);
  }
}

export const sessionId = (credential: string, client: string): string =>
  `${encodeURIComponent(credential)}/${encodeURIComponent(client)}`;
