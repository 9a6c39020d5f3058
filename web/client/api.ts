import { createClient } from './generated.ts';
import { liveEvents } from './live.ts';
import { ownClient } from './own.ts';
import { recordsClient } from './records.ts';
import { seriesClient } from './series.ts';
import { Transport, type Caller } from './transport.ts';

/** Everything a page may ask of the platform. Pages know these verbs, never addresses. */
export function createApi(caller: Caller) {
  const transport = new Transport(caller);
  const client = createClient(transport);
  return {
    ...client,
    apps: recordsClient(transport),
    own: ownClient(transport),
    series: seriesClient(client),
    live: (under: string, signal: AbortSignal) => liveEvents(client, under, signal),
  };
}

export type Api = ReturnType<typeof createApi>;
