import { RowReader } from '@selvedge/connectors/file/points.ts';
import { readRows } from '@selvedge/connectors/file/rows.ts';
import type { Mapping } from '@selvedge/connectors/file/mapping.ts';

const WINDOW = 500;

export interface ReplayOptions {
  readonly file: string;
  readonly mapping: Mapping;
  readonly under: string;
  /** Seconds of the file per second of the clock; `max` = as fast as acknowledged. */
  readonly speed: number | 'max';
  /** Gives the first row the present time, and the others theirs after it. */
  readonly shiftToNow: boolean;
  /** Publishes at QoS 1; resolves with the acknowledgement. */
  readonly publish: (topic: string, payload: string) => Promise<unknown>;
  readonly isStopped: () => boolean;
  readonly onProgress?: (share: number, messages: number) => void;
}

export interface ReplaySummary {
  readonly messages: number;
  readonly points: number;
  readonly faultCount: number;
}

/** Plays a file as its machines would have sent it: one message a row, at its own pace or faster. */
export async function replayFile(options: ReplayOptions): Promise<ReplaySummary> {
  const reader = new RowReader(options.mapping, options.under);
  const begun = Date.now();
  const underWay = new Set<Promise<unknown>>();
  let first: number | null = null;
  let [messages, points, faultCount] = [0, 0, 0];
  for await (const row of readRows(options.file, options.mapping.file)) {
    if (options.isStopped()) break;
    const reading = reader.read(row);
    faultCount += reading.faults.length;
    if (reading.points === null || reading.points.values.length === 0) continue;
    const { thing, ts, values } = reading.points;
    first ??= ts;
    if (options.speed !== 'max')
      await pause(begun + (ts - first) / options.speed - Date.now(), options.isStopped);
    if (options.isStopped()) break;
    const stamped = options.shiftToNow
      ? begun + (ts - first) / (options.speed === 'max' ? 1 : options.speed)
      : ts;
    const payload = JSON.stringify({
      ts: stamped,
      ...Object.fromEntries(values.map(({ metric, value }) => [metric.name, value])),
    });
    const sent = options.publish(thing, payload).finally(() => underWay.delete(sent));
    underWay.add(sent);
    if (underWay.size >= WINDOW) await Promise.race(underWay);
    messages++;
    points += values.length;
    if (messages % 1000 === 0) options.onProgress?.(row.progress, messages);
  }
  await Promise.all(underWay);
  return { messages, points, faultCount };
}

/** Waits, in short steps so that a wish to stop is heard. */
async function pause(milliseconds: number, isStopped: () => boolean): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end && !isStopped())
    await new Promise((resolve) => setTimeout(resolve, Math.min(200, end - Date.now())));
}
