import { dayOf } from '../model/day.ts';
import type { Person } from '../office/staff.ts';
import { handOf, postsOf } from './hands.ts';
import type { TeamOrder } from './order-book.ts';
import type { Pace } from './pace.ts';

/** Standard minutes that a new style costs a team before the first piece. */
const CHANGE = 420;
/** Bundles that lie between two operations. */
const WAITING = 0.9;

export interface SewnBundle {
  readonly id: string;
  readonly number: string;
  readonly colour: string;
  readonly size: string;
  readonly quantity: number;
}

/** Somebody finished a bundle at an operation. */
export interface Booking {
  readonly time: number;
  readonly bundle: SewnBundle;
  /** Place of the bundle in its order, of the operation in its style. */
  readonly place: number;
  readonly step: number;
  readonly operation: string;
  /** After it the bundle is sewn. */
  readonly isOutput: boolean;
  readonly person: Person;
}

/** Standard minutes of one piece. */
export const minutesOf = ({ style }: TeamOrder, team: readonly Person[]): number =>
  postsOf(style, team).reduce((sum, { sam }) => sum + sam, 0);

/** Standard minutes that an order takes a team, the change to its style included. */
export const workOf = (order: TeamOrder, team: readonly Person[]): number =>
  CHANGE + order.pieces * minutesOf(order, team);

/**
 * Everything that is booked on an order, in the order of time.
 * @param begins standard minutes of the team before it
 */
export function sewingOf(
  seed: number,
  order: TeamOrder,
  bundles: readonly SewnBundle[],
  team: readonly Person[],
  pace: Pace,
  begins: number,
): Booking[] {
  const posts = postsOf(order.style, team);
  const minutes = minutesOf(order, team);
  const usual = bundles.reduce((sum, { quantity }) => sum + quantity, 0) / Math.max(1, bundles.length);
  let sewn = 0;
  const all = bundles.flatMap((bundle, place) => {
    sewn += bundle.quantity;
    return posts.map((post, step) => {
      const work = begins + CHANGE + (sewn + step * WAITING * usual) * minutes;
      const time = pace.timeOf(work);
      const person = handOf(seed, post, team, place, dayOf(time));
      return { time, bundle, place, step, operation: post.code, isOutput: post.isOutput, person };
    });
  });
  return all.sort(
    (left, right) => left.time - right.time || left.place - right.place || left.step - right.step,
  );
}
