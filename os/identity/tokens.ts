import { SelvedgeError } from '@selvedge/sdk/errors';
import { newId } from '../store/id.ts';
import type { Store, Tx } from '../store/unit.ts';
import { bearersChange } from './known.ts';
import { isPermission } from './permissions.ts';
import { revoke } from './revocation.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** A token acts for a person in one org, with no more than its scopes. */
export interface Token {
  readonly id: string;
  readonly name: string;
  /** Permissions, those of apps included. */
  readonly scopes: readonly string[];
  readonly person: string;
  /** RFC 3339; null = never. */
  readonly expires: string | null;
  readonly lastSeen: string | null;
  readonly createdAt: string;
}

export interface TokenInput {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expires?: Date | null;
}

/** A permission of an app begins with the app's id: `orders.read`. */
const OF_APP = /^[a-z][a-z0-9-]{1,30}\.(\*|[\w.-]{1,100})$/;

/** True for what a token may be limited to: a permission of the house, or one that an app may have. */
export const isScope = (word: string): boolean => isPermission(word) || OF_APP.test(word);

export const TOKEN_PREFIX = 'slv_';

/** Whose a token is, what for, and when it was used last; `$1` its hash, `$2` now. */
export const LIVING_TOKEN = `select id as token, person_id as person, org_id as org, scopes, expires_at as expires, last_seen as "lastSeen"
  from selvedge.tokens where hash = $1 and (expires_at is null or expires_at > $2)`;

const STEP_MS = 60_000;

/** Notes that a token is used. */
export async function useToken(
  store: Pick<Store, 'system'>,
  id: string,
  lastSeen: Date | null,
  now: number,
): Promise<void> {
  if (now - (lastSeen?.getTime() ?? 0) < STEP_MS) return;
  await store.system((tx) =>
    tx.run('update selvedge.tokens set last_seen = $2 where id = $1', [id, new Date(now)]),
  );
}

const COLUMNS = `id, name, scopes, person_id as person, expires_at as expires, last_seen as "lastSeen", created_at as "createdAt"`;

type Row = Omit<Token, 'expires' | 'lastSeen' | 'createdAt'> & {
  readonly expires: Date | null;
  readonly lastSeen: Date | null;
  readonly createdAt: Date;
};

const tokenOf = (row: Row): Token => ({
  ...row,
  scopes: row.scopes.filter(isScope),
  expires: row.expires?.toISOString() ?? null,
  lastSeen: row.lastSeen?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** A person's own tokens in the unit's org, oldest first. */
export async function listTokens(tx: Tx, person: string): Promise<Token[]> {
  const rows = await tx.rows<Row>(
    `select ${COLUMNS} from selvedge.tokens where org_id = $1 and person_id = $2 order by id`,
    [tx.org, person],
  );
  return rows.map(tokenOf);
}

/** Makes a token in the unit's org. @returns its secret, shown once. @throws input.invalid */
export async function createToken(
  tx: Tx,
  person: string,
  input: TokenInput,
): Promise<{ token: Token; secret: string }> {
  const name = input.name.trim();
  if (name === '' || name.length > 200)
    throw invalid('name', '名称应为 1 至 200 个字。', 'A name has 1 to 200 characters.');
  if (input.scopes.length === 0)
    throw invalid('scopes', '请至少选一个权限。', 'A token needs at least one permission.');
  if (!input.scopes.every(isScope))
    throw invalid('scopes', '没有这样的权限。', 'There is no such permission.');
  const secret = TOKEN_PREFIX + newSecret();
  const row = await tx.row<Row>(
    `insert into selvedge.tokens (id, org_id, person_id, name, scopes, hash, expires_at) values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
    [newId(), tx.org, person, name, [...new Set(input.scopes)], hashSecret(secret), input.expires ?? null],
  );
  if (row === undefined) throw missing();
  return { token: tokenOf(row), secret };
}

/** @param person whose token it must be; null = anybody's in the unit's org. @throws not.found */
export async function removeToken(tx: Tx, person: string | null, id: string): Promise<Token> {
  const row = await tx.row<Row>(
    `delete from selvedge.tokens where id = $1 and org_id = $2 and ($3::uuid is null or person_id = $3) returning ${COLUMNS}`,
    [id, tx.org, person],
  );
  if (row === undefined) throw missing();
  bearersChange(tx);
  await revoke(tx, id);
  return tokenOf(row);
}

const missing = (): SelvedgeError => new SelvedgeError('not.found', { object: { zh: '令牌', en: 'token' } });

const invalid = (path: string, zh: string, en: string): SelvedgeError =>
  new SelvedgeError('input.invalid', { reason: { zh, en } }, { fields: [{ path, message: { zh, en } }] });
