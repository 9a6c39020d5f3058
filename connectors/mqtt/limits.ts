/** What one client, one address and the whole door may take up. */
export const LIMITS = {
  /** Bytes of one packet, fixed header not counted. */
  packet: 1_048_576 + 66_000,
  /** Bytes of a CONNECT: will, user name and password included. */
  connect: 262_144,
  clientId: 256,
  connections: 10_000,
  connectionsPerAddress: 2_000,
  connectionsPerCredential: 1_000,
  /** Milliseconds from the connection to a complete CONNECT. */
  connectTimeout: 10_000,
  /** Messages of one client that wait for the commit; past it, its socket is not read. */
  unacknowledged: 8_192,
  /** QoS 2 messages of one client between PUBREC and PUBREL. */
  halfReceived: 4_096,
  subscriptions: 100,
  filter: 1_024,
  filterLevels: 64,
  /** Messages sent to one client and not acknowledged by it. */
  inflight: 100,
  /** Messages kept for one session; past it the oldest go. */
  queued: 10_000,
  queuedBytes: 33_554_432,
  /** Bytes waiting in a client's socket; past it QoS 0 messages to it are dropped. */
  backlog: 4_194_304,
  persistentSessionsPerCredential: 1_000,
  /** Milliseconds a session is kept without being used. */
  sessionAge: 30 * 86_400_000,
  /** Topics and bytes of retained messages below one root. */
  retained: 20_000,
  retainedBytes: 67_108_864,
  retainedTopic: 512,
  /** Points, and bytes of payload, gathered for one commit; past it nothing is read until it is taken. */
  round: 100_000,
  roundBytes: 33_554_432,
  /** Commits under way at once. */
  rounds: 2,
} as const;
