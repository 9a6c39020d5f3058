import { isUtf8 } from 'node:buffer';
import { QUALITY, isUsable, parseQuality } from '@selvedge/sdk/connector';
import type { PointValue } from '@selvedge/sdk/connector';
import { readDecimal } from './decimal.ts';
import { parseJson } from './json.ts';
import type { Json } from './json.ts';
import { Shape } from './shape.ts';
import { parseTime } from './time.ts';
import type { Topic } from './topic.ts';

/** Where decoded points go: a BatchBuilder. Time in whole microseconds, NaN = stamp on arrival. */
export interface PointSink {
  add(path: string, time: number, value: PointValue, quality: number): void;
  addRow(
    paths: readonly string[],
    time: number,
    values: Float64Array,
    texts: readonly (string | null)[] | null,
  ): void;
}

/** Why a message, or a part of it, is no point. */
export type Fault = 'empty' | 'not UTF-8' | 'not JSON' | 'no value' | 'not a metric path' | 'not a path';

const NOT_A_NUMBER = /^[+-]?(?:nan|inf|infinity)$/i;
const OPENS_JSON = new Set(['{', '[', '"']);
const cursor = { end: 0 };
/** Past so many messages of changing shape a topic's shape is no longer learned anew. */
const MISFITS = 32;

/**
 * Decodes a plain message: `bytes[start, end)` sent to `topic`, and adds its points.
 * - topic = metric path: number, text, true/false, or `{"value","ts"?,"quality"?}`
 * - topic = thing path: `{"ts"?, metric: value, …}`, or an array of such
 * An object that has `value` is one point. A number that cannot be one (NaN, 1e400, null) keeps its place as NaN with
 * quality notANumber; a time that cannot be read leaves the point, stamped on arrival, with quality badTime.
 * @returns null, or the first thing that could not be read (the readable rest is added all the same)
 */
export function decodePlain(
  topic: Topic,
  bytes: Buffer,
  start: number,
  end: number,
  into: PointSink,
): Fault | null {
  if (!topic.isPath) return 'not a path';
  if (start === end) return 'empty';
  const number = readDecimal(bytes, start, end, cursor);
  if (number === number && cursor.end === end) {
    if (!topic.isMetric) return 'not a metric path';
    into.add(topic.path, Number.NaN, number, 0);
    return null;
  }
  const isObject = bytes[start] === 123;
  if (isObject && topic.shape !== null && topic.shape.read(bytes, start, end, into)) {
    if (topic.misfits > 0) topic.misfits--;
    return null;
  }
  const payload = bytes.subarray(start, end);
  if (!isUtf8(payload)) return 'not UTF-8';
  const fault = decodeText(topic, payload.toString('utf8'), into);
  if (isObject && fault === null && topic.misfits < MISFITS) {
    topic.misfits++;
    topic.shape = Shape.of(topic, bytes, start, end);
  }
  return fault;
}

function decodeText(topic: Topic, text: string, into: PointSink): Fault | null {
  let json: Json;
  try {
    json = parseJson(text);
  } catch {
    const bare = text.trim();
    if (OPENS_JSON.has(bare.charAt(0))) return 'not JSON';
    return addPoint(topic, Number.NaN, NOT_A_NUMBER.test(bare) ? null : text, QUALITY.good, into);
  }
  if (typeof json !== 'object' || json === null) return addPoint(topic, Number.NaN, json, QUALITY.good, into);
  if (!Array.isArray(json)) return decodeObject(topic, json, into);
  if (json.length === 0) return 'no value';
  let fault: Fault | null = null;
  for (const item of json) {
    const readable = typeof item === 'object' && item !== null && !Array.isArray(item);
    const found = readable ? decodeObject(topic, item, into) : 'no value';
    fault ??= found;
  }
  return fault;
}

function decodeObject(
  topic: Topic,
  fields: { readonly [name: string]: Json },
  into: PointSink,
): Fault | null {
  let time = Number.NaN;
  let quality: number = parseQuality(fields['quality']);
  if (fields['ts'] !== undefined && fields['ts'] !== null) {
    const read = parseTime(fields['ts']);
    if (read === null) quality = QUALITY.badTime;
    else time = read;
  }
  if (Object.hasOwn(fields, 'value')) return addPoint(topic, time, fields['value'], quality, into);
  let fault: Fault | null = null;
  let found = false;
  for (const name of Object.keys(fields)) {
    if (name === 'ts' || name === 'quality') continue;
    found = true;
    const path = topic.metric(name);
    const unread = path === null ? 'not a metric path' : addValue(path, time, fields[name], quality, into);
    fault ??= unread;
  }
  return found ? fault : 'no value';
}

const addPoint = (
  topic: Topic,
  time: number,
  value: unknown,
  quality: number,
  into: PointSink,
): Fault | null => (topic.isMetric ? addValue(topic.path, time, value, quality, into) : 'not a metric path');

/** Adds one value. `null` and numbers that are none take their place as NaN; objects and arrays are no values. */
export function addValue(
  path: string,
  time: number,
  value: unknown,
  quality: number,
  into: PointSink,
): Fault | null {
  if (typeof value === 'number' && Number.isFinite(value)) into.add(path, time, value, quality);
  else if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint') {
    into.add(path, time, value, quality);
  } else if (value === null || typeof value === 'number') {
    into.add(path, time, Number.NaN, isUsable(quality) ? QUALITY.notANumber : quality);
  } else return 'no value';
  return null;
}
