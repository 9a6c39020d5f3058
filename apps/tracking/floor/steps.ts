import type { Step } from '../rules/routing.ts';

/** What an operation is where nothing else is said. */
export const FULL: Omit<Step, 'code' | 'title'> = {
  part: null,
  after: null,
  isJoin: false,
  joins: null,
  isOutput: false,
  sam: null,
  isSamEstimated: false,
  machineType: null,
};
