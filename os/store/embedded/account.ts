import { spawnSync } from 'node:child_process';

/** How to run a program that refuses to run as root: words to put before its own. */
export type Account = readonly string[];

const UNSHARE: Account = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

/**
 * PostgreSQL refuses root. As root it runs in a user namespace of its own in which it is user 1000: outside it is
 * still root, so data closed to others (0700, below a closed home) stays readable and nothing needs a chown.
 * @throws Error that says what to do where user namespaces are forbidden
 */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return [];
  const probe = spawnSync(UNSHARE[0], [...UNSHARE.slice(1), 'true'], { stdio: 'pipe' });
  if (probe.status === 0) return UNSHARE;
  throw new Error(
    'PostgreSQL does not run as root, and this machine forbids user namespaces. Start Selvedge as an ordinary user, ' +
      'or set SELVEDGE_POSTGRES to a PostgreSQL 15 or newer.',
  );
}
