import type { Readable } from 'node:stream';
import type { Log } from '@selvedge/sdk/connector';
import type { Gateway } from '../gateway/gateway.ts';
import type { Historian } from '../historian/historian.ts';
import type { Host } from '../host/host.ts';
import type { Identity } from '../identity/identity.ts';
import type { Live } from '../live/live.ts';
import type { Namespace } from '../namespace/namespace.ts';
import type { OpenMeters } from '../ops/meters.ts';
import type { Store } from '../store/unit.ts';
import type { Stream } from '../stream/stream.ts';
import type { LiveStreams } from './live-streams.ts';

/** What the routes stand on. */
export interface HttpParts {
  readonly log: Log;
  readonly meters: OpenMeters;
  readonly store: Store;
  readonly identity: Identity;
  readonly namespace: Namespace;
  readonly historian: Historian;
  readonly stream: Stream;
  readonly live: Live;
  readonly gateway: GatewayDoor;
  readonly host: Host;
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Names beside the machine's own that the local authority certifies. */
  readonly extraNames?: readonly string[];
  /** Makes a backup of the running platform as a tar stream. */
  readonly backup?: () => Promise<Readable>;
  /** Requests a minute of one principal. A page with many tiles asks for some dozens. */
  readonly rate?: number;
  /** Folder of the built web pages; default: the house's own. */
  readonly webRoot?: string;
}

/** What the routes ask of the gateway. */
export type GatewayDoor = Pick<
  Gateway,
  'decoders' | 'clients' | 'client' | 'apply' | 'drop' | 'renew' | 'state' | 'doorStates' | 'address'
>;

/** The parts, and what the server itself adds. */
export interface House extends HttpParts {
  /** The data folder. */
  readonly data: string;
  /** Live streams that are open. */
  readonly streams: LiveStreams;
}
