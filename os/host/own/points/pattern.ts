const ONE = '+';
const ALL = '#';

/** A path below the org's root, with `+` for any one segment and `#` at the end for everything below. */
export function isPattern(pattern: string): boolean {
  const segments = pattern.split('/');
  return segments.every(
    (segment, index) =>
      segment !== '' &&
      (segment === ONE ||
        (segment === ALL && index === segments.length - 1) ||
        /^[\p{L}\p{M}\p{N}_-]+$/u.test(segment)),
  );
}

/** Whether a metric's path is meant; its first segment is the org's root and not part of the pattern. */
export function isMeant(pattern: string, path: string): boolean {
  const wished = pattern.normalize('NFC').split('/');
  const [, ...segments] = path.split('/');
  const isOpen = wished.at(-1) === ALL;
  const fixed = isOpen ? wished.slice(0, -1) : wished;
  if (isOpen ? segments.length <= fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((segment, index) => segment === ONE || segment === segments[index]);
}
