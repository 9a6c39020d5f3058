import type { Titles } from '../connector/connector.ts';
import type { Action, View } from './action.ts';

/**
 * A door for somebody without a login (a subcontractor, a carrier), named `app/name`. An action hands out a link to it
 * (`ctx.openLink`) for one record; whoever holds the link may ask these views and run these actions, until it expires or is
 * closed. In them `ctx.guest` says which record: they show and change nothing else. They are on no other way in (no API of
 * members, no assistant). Each is rate limited and audited as `link`.
 */
export interface GuestDoor {
  readonly id: string;
  readonly title: Titles;
  /** Module below the app's folder whose default export is a React component: what opens on the guest's phone. */
  readonly module: string;
  readonly views: readonly View[];
  readonly actions: readonly Action[];
}

/** Declares a door for guests. */
export const guestDoor = (id: `${string}/${string}`, facts: Omit<GuestDoor, 'id'>): GuestDoor => ({
  id,
  ...facts,
});

/** Somebody who came by a link. */
export interface Guest {
  /** Id of the link. */
  readonly link: string;
  /** The record that the link is for. */
  readonly subject: string;
  /** Whom it was made for, in words. */
  readonly name: string;
}

/** What a link is made of. */
export interface LinkWish {
  /** The record that it shows. */
  readonly subject: string;
  /** Whom it is for, in words: stands in the audit trail. */
  readonly name: string;
  /** Permissions of the app that its holder has; never more than whoever makes it has, but for those of guests alone. */
  readonly permissions: readonly string[];
  /** Days until it expires, at most 366. */
  readonly days: number;
}

/** A link as it is made. Its code is known now and never again: only its hash is kept. */
export interface MadeLink {
  readonly id: string;
  /** Path of the link: `/link/…`. */
  readonly path: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}
