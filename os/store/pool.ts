import type { Log } from '@selvedge/sdk/connector';
import pg from 'pg';

const INT8: number = pg.types.builtins.INT8;

/** 64-bit numbers read as numbers where they are exact, as bigint beyond. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? readInt8 : pg.types.getTypeParser(oid, format),
};

function readInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** Connections of one role. An idle one is given up after half a minute. */
export function openPool(url: string, max: number, log: Log): pg.Pool {
  const options: pg.PoolConfig & { readonly pipeline: boolean } = {
    connectionString: url,
    max,
    types: TYPES,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    // How long a unit waits for a free connection; a server that is away is told at once.
    connectionTimeoutMillis: 15_000,
    // A unit of work that was forgotten must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    allowExitOnIdle: true,
    // Statements go out without waiting for the answers to those before them; they are answered in order.
    pipeline: true,
  };
  const pool = new pg.Pool(options);
  // A connection that breaks in somebody's hands says so to his next statement. Unheard it would end the platform, and between
  // being handed out and being taken nobody else hears it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => log.debug({ error: error.message }, 'an idle database connection was lost'));
  return pool;
}
