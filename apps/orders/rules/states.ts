/** An order's way: forward, with a hold on the side. */
export const STATES = [
  'draft',
  'released',
  'cutting',
  'sewing',
  'finishing',
  'shipped',
  'closed',
  'cancelled',
  'held',
] as const;
export type State = (typeof STATES)[number];

/** Stages of production, in order. */
export const STAGES = ['released', 'cutting', 'sewing', 'finishing'] as const;
export type Stage = (typeof STAGES)[number];

/** What happens to an order. */
export type Step =
  | { readonly kind: 'release' | 'hold' | 'resume' | 'cancel' | 'ship' | 'unship' | 'close' }
  | { readonly kind: 'advance'; readonly to: Stage };

/** Where an order stands; a held one knows where it was. */
export interface Standing {
  readonly state: State;
  readonly heldFrom: Stage | null;
}

const stageOf = (state: State): number => STAGES.findIndex((stage) => stage === state);
const isStage = (state: State): state is Stage => stageOf(state) >= 0;

const at = (state: State): Standing => ({ state, heldFrom: null });

/**
 * Where a step leads; null = it is not allowed. `ship` is the last shipment, `unship` its correction, the only step back;
 * a partial shipment changes no state.
 */
export function after({ state, heldFrom }: Standing, step: Step): Standing | null {
  switch (step.kind) {
    case 'release':
      return state === 'draft' ? at('released') : null;
    case 'advance':
      return isStage(state) && stageOf(step.to) > stageOf(state) ? at(step.to) : null;
    case 'hold':
      return isStage(state) ? { state: 'held', heldFrom: state } : null;
    case 'resume':
      return state === 'held' && heldFrom !== null ? at(heldFrom) : null;
    case 'cancel':
      return state === 'draft' || state === 'held' || isStage(state) ? at('cancelled') : null;
    case 'ship':
      return isStage(state) ? at('shipped') : null;
    case 'unship':
      return state === 'shipped' ? at('finishing') : null;
    case 'close':
      return state === 'shipped' || isStage(state) ? at('closed') : null;
  }
}

/** Pieces may leave the factory. */
export const mayShip = (state: State): boolean => isStage(state) || state === 'shipped';

/** Quantities may still change, as a recorded change. */
export const mayChangeQuantities = (state: State): boolean => isStage(state) || state === 'held';

/** Nothing more will happen. */
export const isOver = (state: State): boolean => state === 'closed' || state === 'cancelled';

/** Orders of which the factory owes something. */
export const OPEN: readonly State[] = [...STAGES, 'held'];
