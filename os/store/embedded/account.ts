import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How PostgreSQL, which refuses root, is run. */
export interface Account {
  /** Words to put before those of the program. */
  readonly words: readonly string[];
  /** The user that must own the data, when it is not the one who owns it anyway. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ANYBODY: User = { name: 'nobody', uid: 65534, gid: 65534 };

/**
 * As an ordinary user: straight. As root: in a user namespace in which root is somebody else. Outside it is still root,
 * so data closed to others (0700, below a closed home) stays readable and nothing needs another owner. Where user
 * namespaces are forbidden: under another user, who then must own the data and reach it.
 * @throws Error that says what to do where neither works
 */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) return { words: [], owner: null };
  const user = otherUser();
  const inside = namespaceWords(user);
  if (works(inside)) return { words: inside, owner: null };
  const outside = switchWords(user);
  if (works(outside)) return { words: outside, owner: { uid: user.uid, gid: user.gid } };
  throw new Error(
    'PostgreSQL does not run as root, and this machine lets root neither make a user namespace (unshare) nor become ' +
      'another user (setpriv). Start Selvedge as an ordinary user, or set SELVEDGE_POSTGRES to a PostgreSQL 15 or newer.',
  );
}

/** Words that run a program of PostgreSQL on this machine. @throws Error that says what to do */
export const postgresAccount = (): readonly string[] => findAccount().words;

export const namespaceWords = ({ uid, gid }: User): string[] => [
  'unshare',
  '--user',
  `--map-user=${uid}`,
  `--map-group=${gid}`,
  '--',
];

export const switchWords = ({ uid, gid }: User): string[] => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  '--',
];

const works = ([program = '', ...rest]: readonly string[]): boolean =>
  spawnSync(program, [...rest, 'true'], { stdio: 'ignore' }).status === 0;

/** initdb wants its user to have a name: `postgres` where there is one, else whoever is not root. */
export function otherUser(): User {
  const users = usersOf(readPasswd());
  return (
    users.find(({ name }) => name === 'postgres') ??
    users.find(({ name }) => name === 'nobody') ??
    users[0] ??
    ANYBODY
  );
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

const usersOf = (passwd: string): User[] =>
  passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid >= 0);
