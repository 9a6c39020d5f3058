import { type Cell, cellsOf, type Matrix, negated, sumOf } from './matrix.ts';

/** A part of an order with a day of its own (分批交货). */
export interface Delivery {
  readonly date: string;
  readonly lines: Matrix;
}

export interface DeliveryPlan {
  /** Cells of which more is to be delivered than was ordered; `quantity` = how many more. */
  readonly over: readonly Cell[];
  /** Cells that no delivery holds yet. */
  readonly open: readonly Cell[];
}

/** How far deliveries share out an order. */
export function planOf(ordered: Matrix, deliveries: readonly Delivery[]): DeliveryPlan {
  const left = cellsOf(sumOf(ordered, ...deliveries.map(({ lines }) => negated(lines))));
  return {
    over: left
      .filter(({ quantity }) => quantity < 0)
      .map((cell) => ({ ...cell, quantity: 0 - cell.quantity })),
    open: left.filter(({ quantity }) => quantity > 0),
  };
}
