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

export function readSecrets(data: string): Secrets {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  }
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
