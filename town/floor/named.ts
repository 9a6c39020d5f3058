import { mix } from '../model/chance.ts';

/** An id that the same numbers always give: what is sent twice counts once. */
export function idOf(...numbers: readonly number[]): string {
  const hex = [1, 2, 3, 4]
    .map((part) =>
      mix(part, ...numbers)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
