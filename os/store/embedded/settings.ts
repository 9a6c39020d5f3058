/** Small and durable: fsync stays on; a factory's mini-PC has little memory. */
const CHOSEN: Readonly<Record<string, string>> = {
  port: '5432',
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  shared_buffers: '32MB',
  // A new table is asked large questions minutes after it was made: without statistics they would take minutes.
  autovacuum_naptime: '5s',
  // A mini-PC has an SSD: with a disk's default each question of some hundred records reads its whole table.
  random_page_cost: '1.1',
  max_connections: '40',
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum_max_workers: '1',
  max_worker_processes: '2',
  max_parallel_workers: '2',
  max_logical_replication_workers: '0',
  jit: 'off',
  huge_pages: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Failed statements are the program's to report; the log keeps the server's own words, and never a password.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** Words for the command line of `postgres`. @param more tests' own */
export function settingWords(major: number, more: Readonly<Record<string, string>> = {}): string[] {
  const settings = { ...CHOSEN, ...(major >= 18 ? { io_method: 'sync' } : {}), ...more };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
