import { type RowPoints, RowReader } from '@selvedge/connectors/file/points.ts';
import { readRows } from '@selvedge/connectors/file/rows.ts';
import type { Mapping } from '@selvedge/connectors/file/mapping.ts';

const WINDOW = 500;

export interface ReplayOptions {
  readonly file: string;
  readonly mapping: Mapping;
  readonly under: string;
  /** Seconds of the file per second of the clock; `max` = as fast as acknowledged. */
  readonly speed: number | 'max';
  /** Gives the first row the present time and the others theirs after it, at the pace played; with `max` the last row. */
  readonly shiftToNow: boolean;
  /** Publishes at QoS 1; resolves with the acknowledgement. */
  readonly publish: (topic: string, payload: string) => Promise<unknown>;
  /** Makes the thing known to the platform before its first message; without it unknown paths wait in quarantine. */
  readonly declare?: (thing: string) => Promise<void>;
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
  const last = options.shiftToNow && options.speed === 'max' ? await lastTime(options) : begun;
  const sending = new Sending(options.publish);
  let first: number | null = null;
  let [points, faultCount] = [0, 0];
  for await (const row of readRows(options.file, options.mapping)) {
    if (options.isStopped()) break;
    const reading = reader.read(row);
    faultCount += reading.faults.length;
    if (reading.points === null || reading.points.values.length === 0) continue;
    const { thing, ts, values } = reading.points;
    await options.declare?.(thing);
    first ??= ts;
    const since = options.speed === 'max' ? ts - last : (ts - first) / options.speed;
    if (options.speed !== 'max') await pause(begun + since - Date.now(), options.isStopped);
    if (options.isStopped()) break;
    await sending.send(thing, payloadOf(options.shiftToNow ? begun + since : ts, values));
    points += values.length;
    if (sending.messages % 1000 === 0) options.onProgress?.(row.progress, sending.messages);
  }
  await sending.settled();
  return { messages: sending.messages, points, faultCount };
}

/** The latest time of a file: as fast as it goes, its last row is now and the others are before. */
async function lastTime({ file, mapping, under }: ReplayOptions): Promise<number> {
  const reader = new RowReader(mapping, under);
  let last = -Infinity;
  for await (const row of readRows(file, mapping)) last = Math.max(last, reader.read(row).points?.ts ?? last);
  return last;
}

/** Messages under way, at most a window of them. */
class Sending {
  messages = 0;
  readonly #publish: ReplayOptions['publish'];
  readonly #underWay = new Set<Promise<void>>();
  #failure: { readonly error: unknown } | null = null;

  constructor(publish: ReplayOptions['publish']) {
    this.#publish = publish;
  }

  /** Resolves when there is room for the next one. @throws what an earlier message failed with */
  async send(topic: string, payload: string): Promise<void> {
    const sent = this.#send(topic, payload).finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
    this.messages++;
    if (this.#underWay.size >= WINDOW) await Promise.race(this.#underWay);
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** Resolves when all are acknowledged. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #send(topic: string, payload: string): Promise<void> {
    try {
      await this.#publish(topic, payload);
    } catch (error) {
      this.#failure ??= { error };
    }
  }
}

/** The message of a row. A bigint is written as the number it is, with all its digits. */
function payloadOf(ts: number, values: RowPoints['values']): string {
  const members = values.map(
    ({ metric, value }) =>
      `${JSON.stringify(metric.name)}:${typeof value === 'bigint' ? value.toString() : JSON.stringify(value)}`,
  );
  return `{${[`"ts":${ts}`, ...members].join(',')}}`;
}

/** Waits, in short steps so that a wish to stop is heard. */
async function pause(milliseconds: number, isStopped: () => boolean): Promise<void> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end && !isStopped())
    await new Promise((resolve) => setTimeout(resolve, Math.min(200, end - Date.now())));
}
