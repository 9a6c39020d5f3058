import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Passwords of the database roles of this installation; made once, kept in `<data>/secrets.json` (0600). */
export interface Secrets {
  readonly owner: string;
  readonly app: string;
  readonly system: string;
  /** Makes role names unique on a server that several installations share. */
  readonly suffix: string;
}

/** @throws Error when the file cannot be read, or is gone while the database made with it is still there */
export function readSecrets(data: string): Secrets {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return parse(readFileSync(file, 'utf8'), file);
  }
  if (existsSync(join(data, 'postgres', 'PG_VERSION')))
    throw new Error(
      `${file} is gone, and only the passwords in it open the database. Bring it back, or restore a backup.`,
    );
  const word = (): string => randomBytes(24).toString('base64url');
  const secrets: Secrets = {
    owner: word(),
    app: word(),
    system: word(),
    suffix: randomBytes(4).toString('hex'),
  };
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}

function parse(text: string, file: string): Secrets {
  const written: unknown = JSON.parse(text);
  const facts = new Map(typeof written === 'object' && written !== null ? Object.entries(written) : []);
  const word = (name: string): string => {
    const value: unknown = facts.get(name);
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`${file} has no “${name}”. Bring back the file as it was, or restore a backup.`);
  };
  return { owner: word('owner'), app: word('app'), system: word('system'), suffix: word('suffix') };
}
