export interface Corner {
  readonly row: number;
  readonly column: number;
}

/** The block between two corners, both within. */
export const blockOf = (one: Corner, other: Corner) => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
});
