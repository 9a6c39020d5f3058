/** Height of what lies below the head of a wall, and of its parts, in pixels of 1080. */
const BODY = 880;
const TILES = 200;
const ROW = 66;
const HEAD = 130;

/** How many rows, or cards of one column, a wall has room for: it never scrolls. */
export function roomFor(tiles: number, isGrouped: boolean, columns: number): number {
  const left = BODY - HEAD - TILES * Math.ceil(tiles / 6);
  const each = isGrouped ? 72 + 40 * Math.max(0, columns - 1) : ROW;
  return Math.max(1, Math.floor(left / each));
}
