/** Points of one batch handed on; a long body becomes many of them. */
export const ROWS_PER_BATCH = 10_000;
/** Rows of one columns object. */
export const MAX_COLUMN_ROWS = 1_000_000;
/** Rows of a slice of columns: larger, for they are in memory anyway and share one commit. */
export const ROWS_PER_SLICE = 100_000;
/** Bytes of one string or number. */
export const MAX_TOKEN = 65_536;
