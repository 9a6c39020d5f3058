import { resolve } from 'node:path';

/** Settings of one installation. Read once, from the environment, here and nowhere else. */
export interface Config {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly mqttPort: number;
  /** External PostgreSQL; null = embedded. */
  readonly postgres: string | null;
  /** 'off' only on loopback; 'local' = own authority; or files of a given certificate (PEM). */
  readonly tls: 'off' | 'local' | { readonly cert: string; readonly key: string };
  /** Password of the first owner; null = a random one is made and written to first-login.txt. */
  readonly ownerPassword: string | null;
  readonly log: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/** @throws Error with the name of the variable that cannot be read. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const host = env['SELVEDGE_HOST'] ?? '127.0.0.1';
  return {
    data: resolve(env['SELVEDGE_DATA'] ?? './data'),
    host,
    port: port(env, 'SELVEDGE_PORT', 7080),
    mqttPort: port(env, 'SELVEDGE_MQTT_PORT', 1883),
    postgres: env['SELVEDGE_POSTGRES'] || null,
    tls: tls(env, host),
    ownerPassword: env['SELVEDGE_OWNER_PASSWORD'] || null,
    log: oneOf(env, 'SELVEDGE_LOG', LOG_LEVELS, 'info'),
  };
}

function port(env: Readonly<Record<string, string | undefined>>, name: string, fallback: number): number {
  const written = env[name];
  if (written === undefined || written === '') return fallback;
  const number = Number(written);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new Error(`${name} must be a port from 0 to 65535, not “${written}”.`);
  return number;
}

function tls(env: Readonly<Record<string, string | undefined>>, host: string): Config['tls'] {
  const cert = env['SELVEDGE_TLS_CERT'];
  const key = env['SELVEDGE_TLS_KEY'];
  if (cert !== undefined || key !== undefined) {
    if (!cert || !key)
      throw new Error('SELVEDGE_TLS_CERT and SELVEDGE_TLS_KEY belong together: set both or none.');
    return { cert: resolve(cert), key: resolve(key) };
  }
  const wish = env['SELVEDGE_TLS'];
  if (wish === undefined || wish === '') return isLoopback(host) ? 'off' : 'local';
  if (wish === 'local') return 'local';
  if (wish === 'off' && isLoopback(host)) return 'off';
  throw new Error(`SELVEDGE_TLS must be “local” (or “off”, on loopback only), not “${wish}”.`);
}

function oneOf<T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const written = env[name];
  if (written === undefined || written === '') return fallback;
  const found = allowed.find((word) => word === written);
  if (found === undefined) throw new Error(`${name} must be one of ${allowed.join(', ')}, not “${written}”.`);
  return found;
}
