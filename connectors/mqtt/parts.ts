import type { Counter } from '@selvedge/sdk/connector';
import type { TopicTable } from '../payload/topic.ts';
import type { Gathering } from './gathering.ts';
import type { Relay } from './relay.ts';
import type { Routes } from './routes.ts';
import type { Sessions } from './sessions.ts';
import type { MqttTopic } from './topic.ts';

export interface MqttCounters {
  readonly messages: Counter;
  readonly points: Counter;
  readonly malformed: Counter;
  readonly refused: Counter;
  readonly unstored: Counter;
  readonly dropped: Counter;
}

/** What the connections of one broker share. */
export interface Parts {
  readonly gathering: Gathering;
  readonly relay: Relay;
  readonly sessions: Sessions;
  readonly routes: Routes;
  readonly topics: TopicTable<MqttTopic>;
  readonly counters: MqttCounters;
  /** Says something at most once a second per kind. */
  readonly note: (kind: string, fields: object, message: string) => void;
  /** Removes keys of the durable state; resolves when that is on disk. */
  readonly erase: (keys: readonly string[]) => Promise<void>;
}
