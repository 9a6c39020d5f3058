/**
 * Paths of the namespace: `factory/area/line/cell` names a thing, one segment more names a metric of it.
 * A segment is Unicode NFC: letters, marks, digits, `-` and `_`, 1 to 64 characters; case matters.
 */
const SEGMENT = /^[\p{L}\p{M}\p{Nd}_-]{1,64}$/u;

/** Keys of a point object; no metric may have such a name. */
export const RESERVED_METRIC_NAMES: ReadonlySet<string> = new Set(['ts', 'value', 'quality']);

export const MAX_DEPTH = 12;
/** A path's length limit in UTF-16 units. */
export const MAX_PATH = 512;

export const isSegment = (text: string): boolean => SEGMENT.test(text) && text.normalize('NFC') === text;

/** Why a text is no path, or null when it is one. */
export function pathFault(path: string): string | null {
  if (path.length === 0) return 'empty';
  if (path.length > MAX_PATH) return 'too long';
  const segments = path.split('/');
  if (segments.length > MAX_DEPTH) return 'too deep';
  return segments.every(isSegment) ? null : 'segment';
}

export const isPath = (path: string): boolean => pathFault(path) === null;

/** True for a well-formed metric path: a thing's path and a metric name that is not reserved. */
export function isMetricPath(path: string): boolean {
  const cut = path.lastIndexOf('/');
  return cut > 0 && !RESERVED_METRIC_NAMES.has(path.slice(cut + 1)) && isPath(path);
}

/** First segment: the site (factory). */
export const rootOf = (path: string): string => {
  const cut = path.indexOf('/');
  return cut < 0 ? path : path.slice(0, cut);
};

/** Everything before the last segment; '' for a root. */
export const parentOf = (path: string): string => {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
};

export const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** True when `path` is `under` itself or below it; '' contains everything. */
export const isUnder = (path: string, under: string): boolean =>
  under === '' || path === under || (path.startsWith(under) && path.charCodeAt(under.length) === 47);
