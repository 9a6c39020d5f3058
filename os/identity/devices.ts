import type { Credential } from '@selvedge/sdk/connector';
import { isPath, rootOf } from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { v7 } from 'uuid';
import type { Tx } from '../store/unit.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** A credential of a machine, gateway or bridge: one subtree, one or both directions. */
export interface Device {
  readonly id: string;
  readonly name: string;
  /** Subtree; '' = the whole installation. */
  readonly path: string;
  readonly username: string;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly createdAt: string;
  readonly lastSeen: string | null;
}

export interface DeviceInput {
  readonly name: string;
  readonly path: string;
  readonly access?: 'read' | 'write' | 'both';
}

type Row = Omit<Device, 'createdAt' | 'lastSeen'> & { createdAt: Date; lastSeen: Date | null };

const SELECT = `select id, name, path, username, may_read as "mayRead", may_write as "mayWrite", created_at as "createdAt", last_seen as "lastSeen" from selvedge.devices`;

const deviceOf = (row: Row): Device => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSeen: row.lastSeen?.toISOString() ?? null,
});

/** Devices of one org, or (null) those of the whole installation. System unit. */
export async function listDevices(tx: Tx, org: string, withInstallation: boolean): Promise<Device[]> {
  return (
    await tx.rows<Row>(`${SELECT} where org_id = $1 or (org_id is null and $2) order by id`, [
      org,
      withInstallation,
    ])
  ).map(deviceOf);
}

/**
 * Makes a device credential. System unit. @param org whose subtree it is; null for the whole installation (path '')
 * @returns its secret, shown once. @throws input.invalid for a broken path, not.found for another org's
 */
export async function createDevice(
  tx: Tx,
  org: string | null,
  input: DeviceInput,
): Promise<{ device: Device; secret: string }> {
  if (org === null ? input.path !== '' : !isPath(input.path)) {
    throw new SelvedgeError(
      'input.invalid',
      { reason: `“${input.path}” is no path.` },
      { fields: [{ path: 'path', message: 'not a path' }] },
    );
  }
  if (org !== null) {
    const own = await tx.row('select 1 from selvedge.roots where segment = $1 and org_id = $2', [
      rootOf(input.path),
      org,
    ]);
    if (own === undefined) throw new SelvedgeError('not.found', { object: 'path' });
  }
  const id = v7();
  const secret = newSecret();
  const access = input.access ?? 'both';
  await tx.run(
    'insert into selvedge.devices (id, org_id, name, path, username, hash, may_read, may_write) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      id,
      org,
      input.name,
      input.path,
      `d-${id.replaceAll('-', '').slice(-16)}`,
      hashSecret(secret),
      access !== 'write',
      access !== 'read',
    ],
  );
  const row = await tx.row<Row>(`${SELECT} where id = $1`, [id]);
  if (row === undefined) throw new SelvedgeError('not.found', { object: 'device' });
  return { device: deviceOf(row), secret };
}

/** System unit. @throws not.found unless it is the org's (or, for an operator, the installation's) */
export async function removeDevice(
  tx: Tx,
  org: string,
  id: string,
  withInstallation: boolean,
): Promise<Device> {
  const row = await tx.row<Row>(`${SELECT} where id = $1 and (org_id = $2 or (org_id is null and $3))`, [
    id,
    org,
    withInstallation,
  ]);
  if (row === undefined) throw new SelvedgeError('not.found', { object: 'device' });
  await tx.run('delete from selvedge.devices where id = $1', [id]);
  return deviceOf(row);
}

/** A device's credential with the hash of its secret, for checking. System unit. */
export async function findDevice(
  tx: Tx,
  username: string,
): Promise<{ credential: Credential; hash: Buffer } | null> {
  const row = await tx.row<{
    id: string;
    org: string | null;
    path: string;
    mayRead: boolean;
    mayWrite: boolean;
    hash: Buffer;
  }>(
    'select id, org_id as org, path, may_read as "mayRead", may_write as "mayWrite", hash from selvedge.devices where username = $1',
    [username],
  );
  if (row === undefined) return null;
  const { hash, id, ...rest } = row;
  return { credential: { key: id, ...rest }, hash };
}
