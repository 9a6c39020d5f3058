import type { Will } from './wills.ts';

/** A CONNECT, as far as it decides who is let in. */
export interface Knock {
  readonly clientId: string;
  readonly clean: boolean;
  readonly username: string | undefined;
  readonly secret: Uint8Array | undefined;
  readonly will: Will | null;
}
