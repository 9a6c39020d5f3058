import { readEvents } from './events.ts';
import type { Client, Value } from './generated.ts';

/** [path, epoch milliseconds, value, quality code] */
export type LivePoint = readonly [path: string, time: number, value: Value, quality: number];

export type LiveEvent =
  | { readonly kind: 'values'; readonly points: readonly LivePoint[]; readonly first: boolean }
  | { readonly kind: 'status'; readonly blocked: boolean; readonly reason: string | null }
  | { readonly kind: 'ping' };

interface ValuesData {
  readonly points: readonly LivePoint[];
  readonly first?: boolean;
}
interface StatusData {
  readonly ingest: 'ok' | 'blocked';
  readonly reason?: string | null;
}

/** What happens under a path, from now on; the first event is the present state. Ends when the server ends it. */
export async function* liveEvents(
  client: Client,
  under: string,
  signal: AbortSignal,
): AsyncGenerator<LiveEvent> {
  const response = await client.watchLive({ under }, signal);
  if (response.body === null) return;
  for await (const { event, data } of readEvents(response.body)) {
    if (event === 'values') {
      const { points, first }: ValuesData = JSON.parse(data);
      yield { kind: 'values', points, first: first === true };
    } else if (event === 'status') {
      const { ingest, reason }: StatusData = JSON.parse(data);
      yield { kind: 'status', blocked: ingest === 'blocked', reason: reason ?? null };
    } else yield { kind: 'ping' };
  }
}
