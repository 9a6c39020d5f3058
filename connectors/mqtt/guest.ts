import type { Credential } from '@selvedge/sdk/connector';
import type { Lane } from './gathering.ts';
import type { Session } from './session.ts';

/** A client that was let in. */
export interface Guest {
  readonly credential: Credential;
  readonly session: Session;
  readonly lane: Lane;
}

/** A client's connection, as those see it who read and write messages. */
export interface Line {
  /** Sends bytes; those of one turn leave together. */
  send(bytes: Buffer): void;
  /** Bytes sent and not yet taken by the network. */
  readonly backlog: number;
  /** Calls back when the network has taken what was sent. */
  whenDrained(done: () => void): void;
  /** Something that waited was answered: there may be room for more. */
  relieved(): void;
  /** Closes the connection as if it were lost, and says why in the log, seldom. */
  fail(error: unknown): void;
}
