import { identityClient } from './identity.ts';
import { installationClient } from './installation.ts';
import { liveEvents } from './live.ts';
import { namespaceClient } from './namespace.ts';
import { seriesClient } from './series.ts';
import { Transport, type Caller } from './transport.ts';

/** Everything a page may ask of the platform. Pages know these verbs, never addresses. */
export function createApi(caller: Caller) {
  const transport = new Transport(caller);
  return {
    identity: identityClient(transport),
    namespace: namespaceClient(transport),
    series: seriesClient(transport),
    installation: installationClient(transport),
    live: (under: string, signal: AbortSignal) => liveEvents(transport, under, signal),
  };
}

export type Api = ReturnType<typeof createApi>;
