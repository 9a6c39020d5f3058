import { createClient } from './generated.ts';
import { liveEvents } from './live.ts';
import { seriesClient } from './series.ts';
import { Transport, type Caller } from './transport.ts';

/** Everything a page may ask of the platform. Pages know these verbs, never addresses. */
export function createApi(caller: Caller) {
  const client = createClient(new Transport(caller));
  return {
    ...client,
    series: seriesClient(client),
    live: (under: string, signal: AbortSignal) => liveEvents(client, under, signal),
  };
}

export type Api = ReturnType<typeof createApi>;
