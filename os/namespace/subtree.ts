/** Paths below a path as a range of bytes: `above < path < beyond`; '' = all. */
export interface Range {
  readonly above: string;
  readonly beyond: string;
}

/** '0' is the byte after '/'. '\u{10ffff}' is above every path. */
export const below = (path: string): Range =>
  path === '' ? { above: '', beyond: '\u{10ffff}' } : { above: `${path}/`, beyond: `${path}0` };

/** Every path on the way to a path, itself included, from the root down. */
export function wayTo(path: string): string[] {
  const segments = path.split('/');
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

export const depthOf = (path: string): number => path.split('/').length;

/** ISA-95 levels by depth; whatever is deeper is a cell too. */
export const LEVELS = ['site', 'area', 'line', 'cell'] as const;
export type Level = (typeof LEVELS)[number];

export const levelOf = (path: string): Level => LEVELS[Math.min(depthOf(path), LEVELS.length) - 1];

/** What a person typed, as a pattern for `like` that finds it anywhere. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
