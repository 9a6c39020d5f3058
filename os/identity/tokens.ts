import { SelvedgeError } from '@selvedge/sdk/errors';
import { v7 } from 'uuid';
import type { Tx } from '../store/unit.ts';
import type { Permission } from './permissions.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** A token acts for a person in one org, with no more than its scopes. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly person: string;
  readonly expires: string | null;
  readonly lastSeen: string | null;
  readonly createdAt: string;
}

export const TOKEN_PREFIX = 'slv_';

const SELECT = `select t.id, t.name, t.scopes, t.person_id as person, t.expires_at as expires, t.last_seen as "lastSeen", t.created_at as "createdAt" from selvedge.tokens t`;

type Row = Omit<Token, 'expires' | 'lastSeen' | 'createdAt'> & {
  expires: Date | null;
  lastSeen: Date | null;
  createdAt: Date;
};

const tokenOf = (row: Row): Token => ({
  ...row,
  expires: row.expires?.toISOString() ?? null,
  lastSeen: row.lastSeen?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** A person's own tokens in the unit's org. */
export async function listTokens(tx: Tx, person: string): Promise<Token[]> {
  return (await tx.rows<Row>(`${SELECT} where t.person_id = $1 order by t.id`, [person])).map(tokenOf);
}

/** @returns the token's secret, shown once */
export async function createToken(
  tx: Tx,
  person: string,
  input: { name: string; scopes: readonly Permission[]; expires?: Date | null },
): Promise<{ token: Token; secret: string }> {
  const id = v7();
  const secret = TOKEN_PREFIX + newSecret();
  await tx.run(
    'insert into selvedge.tokens (id, org_id, person_id, name, scopes, hash, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, tx.org, person, input.name, [...input.scopes], hashSecret(secret), input.expires ?? null],
  );
  const row = await tx.row<Row>(`${SELECT} where t.id = $1`, [id]);
  if (row === undefined) throw new SelvedgeError('not.found', { object: 'token' });
  return { token: tokenOf(row), secret };
}

/** @throws not.found unless the token is the person's own in this org */
export async function removeToken(tx: Tx, person: string, id: string): Promise<Token> {
  const row = await tx.row<Row>(`${SELECT} where t.id = $1 and t.person_id = $2`, [id, person]);
  if (row === undefined) throw new SelvedgeError('not.found', { object: 'token' });
  await tx.run('delete from selvedge.tokens where id = $1', [id]);
  return tokenOf(row);
}
