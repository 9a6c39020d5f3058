import type { Titles } from '../connector/connector.ts';
import type { Fields, ValuesOf } from './field.ts';

/**
 * A place on an app's pages that other apps may fill, named `app/name/v1`. One named `<entity>.side` with the payload `id`
 * is drawn on the page of each record of that entity.
 */
export interface Slot<P extends Fields = Fields> {
  readonly id: string;
  readonly title: Titles;
  /** What a filling is told. */
  readonly payload: P;
}

/** Declares a slot in the contract of the app that has the place. */
export const slot = <const P extends Fields>(
  id: `${string}/${string}/v${number}`,
  facts: Omit<Slot<P>, 'id'>,
): Slot<P> => ({ id, ...facts });

/** What a slot tells its fillings. */
export type SlotPayload<S> = S extends { payload: infer P } ? ValuesOf<P> : never;

/** What stands in a slot, for those who have the permission. */
export interface Filling {
  readonly slot: string;
  readonly title: Titles;
  /** Of the app that fills. */
  readonly permission: string;
  /** Module below the app's folder whose default export is a React component; see FillingProps in @selvedge/sdk/page. */
  readonly module: string;
}

/** Fills another app's slot. That app must be among those required, or optional. */
export const fillSlot = (filled: Slot, facts: Omit<Filling, 'slot'>): Filling => ({
  slot: filled.id,
  ...facts,
});
