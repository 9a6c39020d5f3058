import type { KeyboardEvent } from 'react';

/** Names a cell for the keys that move between cells. */
export const cellName = (row: number, column: number): string => `${row}:${column}`;

/** Where a cell stands; null when the event comes from none. */
export function cellOf(target: EventTarget | null): { row: number; column: number } | null {
  const name = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  const [, row, column] = /^(\d+):(\d+)$/.exec(name ?? '') ?? [];
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys and Enter lead from cell to cell of a grid. @param sideways false = left and right stay in the text */
export function moveBetweenCells(event: KeyboardEvent<HTMLElement>, sideways: boolean): void {
  const step = STEPS[event.key];
  const at = cellOf(event.target);
  if (step === undefined || at === null || event.nativeEvent.isComposing || event.altKey || event.ctrlKey)
    return;
  if (!(event.target instanceof HTMLInputElement) || /date|time/.test(event.target.type)) return;
  if (event.target.getAttribute('role') === 'combobox') return;
  const [down, right] = step;
  if (right !== 0 && !sideways) return;
  event.preventDefault();
  const next = event.currentTarget.querySelector<HTMLInputElement>(
    `[data-cell="${cellName(at.row + down, at.column + right)}"] input`,
  );
  next?.focus();
  if (next?.type === 'text') next.select();
}
