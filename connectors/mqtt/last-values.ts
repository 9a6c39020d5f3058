import { qualityName } from '@selvedge/sdk/connector';
import type { LastValue } from '@selvedge/sdk/connector';
import { formatTime } from '../payload/time.ts';
import { literalPart, matches } from './filter.ts';
import type { RetainedMessage } from './retained.ts';

/** Last values of the namespace, as retained messages: what a subscriber meets who comes later. */
export function* lastValues(
  latest: (under: string) => Iterable<LastValue>,
  filter: string,
): Generator<RetainedMessage> {
  for (const last of latest(literalPart(filter))) {
    if (matches(filter, last.path)) yield { topic: last.path, payload: payloadOf(last), qos: 0 };
  }
}

function payloadOf({ value, time, quality }: LastValue): Buffer {
  const written = typeof value === 'bigint' ? value.toString() : value;
  const object = {
    value: written,
    ts: formatTime(time),
    ...(quality === 0 ? {} : { quality: qualityName(quality) }),
  };
  return Buffer.from(JSON.stringify(object));
}
