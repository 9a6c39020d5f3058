import { RESERVED_METRIC_NAMES, isSegment } from '@selvedge/sdk/connector';
import { Topic } from '../payload/topic.ts';

const FORBIDDEN = /[^\p{L}\p{M}\p{Nd}_-]/gu;
const LONGEST = 64;

/** A segment of the namespace out of anything: NFC, every character that may not be there as `_`, cut to 64. */
export function toSegment(written: string): string {
  if (isSegment(written)) return written;
  const clean = written.normalize('NFC').replace(FORBIDDEN, '_');
  return Array.from(clean).slice(0, LONGEST).join('');
}

/** A metric's name out of anything; a name that is reserved gets a `_` behind it. */
export function toMetricName(written: string): string {
  const name = toSegment(written);
  return RESERVED_METRIC_NAMES.has(name) ? `${name}_` : name;
}

/**
 * The path of a remote topic: below `under`, without the prefix `strip`, empty levels left out.
 * Two remote topics that differ only in characters a path cannot have become one path.
 */
export function toPath(topic: string, under: string, strip: string): string {
  const inner =
    strip !== '' && (topic === strip || topic.startsWith(`${strip}/`)) ? topic.slice(strip.length) : topic;
  const segments = inner.split('/').filter((level) => level !== '');
  const mapped = segments.map((level, index) =>
    index === segments.length - 1 ? toMetricName(level) : toSegment(level),
  );
  return [under, ...mapped].filter((part) => part !== '').join('/');
}

/** A remote topic as the namespace sees it; names of metrics inside its payload are mapped like levels. */
export class RemoteTopic extends Topic {
  readonly #names = new Map<string, string>();

  override metric(name: string): string | null {
    let mapped = this.#names.get(name);
    if (mapped === undefined) {
      mapped = toMetricName(name);
      if (this.#names.size < 1_000) this.#names.set(name, mapped);
    }
    return super.metric(mapped);
  }
}
