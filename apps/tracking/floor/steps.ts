import { type Routing, routingOf, type Step } from '../rules/routing.ts';

/** An operation as an order tells it. */
export type LooseStep = Partial<Step> & Pick<Step, 'code' | 'title'>;

/** What an operation is where nothing else is said. */
const FULL: Omit<Step, 'code' | 'title'> = {
  part: null,
  after: null,
  isJoin: false,
  joins: null,
  isOutput: false,
  sam: null,
  isSamEstimated: false,
  machineType: null,
};

/** @param operations of an order; null = it has none */
export const routingFrom = (operations: readonly LooseStep[] | null): Routing =>
  routingOf((operations ?? []).map((step) => ({ ...FULL, ...step })));
