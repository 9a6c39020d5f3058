import { LIMITS } from './limits.ts';

/** True for a well-formed topic filter [MQTT-4.7.1]: `+` fills a level, `#` is the last one. */
export function isFilter(filter: string): boolean {
  if (filter.length === 0 || filter.includes('\u0000')) return false;
  const levels = filter.split('/');
  return levels.every(
    (level, index) =>
      (!level.includes('+') || level === '+') &&
      (!level.includes('#') || (level === '#' && index === levels.length - 1)),
  );
}

/** True when every topic the filter can match lies in the subtree ('' = everywhere). */
export function isInside(filter: string, subtree: string): boolean {
  if (filter.charCodeAt(0) === 36 || filter.length > LIMITS.filter) return false;
  const levels = filter.split('/');
  if (levels.length > LIMITS.filterLevels) return false;
  if (subtree === '') return true;
  return subtree.split('/').every((segment, index) => levels[index] === segment);
}

/** Does the filter match the topic? Topics that start with `$` are never matched by a leading wildcard. */
export function matches(filter: string, topic: string): boolean {
  const levels = filter.split('/');
  const parts = topic.split('/');
  if (topic.charCodeAt(0) === 36 && (levels[0] === '+' || levels[0] === '#')) return false;
  for (let index = 0; index < levels.length; index++) {
    if (levels[index] === '#') return true;
    if (index >= parts.length || (levels[index] !== '+' && levels[index] !== parts[index])) return false;
  }
  return levels.length === parts.length;
}

/** The literal levels a filter starts with: every topic it matches is this path or below it. */
export function literalPart(filter: string): string {
  const levels = filter.split('/');
  const wild = levels.findIndex((level) => level === '+' || level === '#');
  return wild < 0 ? filter : levels.slice(0, wild).join('/');
}
