import pg from 'pg';
import type { Secrets } from './secrets.ts';

/** The two login roles the program works under. Neither may bypass row-level security. */
export interface Roles {
  readonly app: string;
  readonly system: string;
}

/** Names of the roles that a new database gets. */
export const rolesOf = ({ suffix }: Secrets): Roles => ({
  app: `selvedge_app_${suffix}`,
  system: `selvedge_system_${suffix}`,
});

/**
 * Makes the roles of this database, or finds those it was made with, and sets their passwords to ours.
 * @param client of the owner role
 */
export async function ensureRoles(client: pg.Client, secrets: Secrets): Promise<Roles> {
  // The names stay outside the schema that a backup copies: a restored copy keeps the roles of its own database.
  await client.query('create schema if not exists selvedge');
  await client.query('create schema if not exists selvedge_installation');
  await client.query(
    'create table if not exists selvedge_installation.roles (app text not null, system text not null)',
  );
  await client.query(
    'create or replace view selvedge.installation as select app as app_role, system as system_role from selvedge_installation.roles',
  );
  const { rows } = await client.query<Roles>('select app, system from selvedge_installation.roles');
  const roles = rows[0] ?? rolesOf(secrets);
  if (rows.length === 0)
    await client.query('insert into selvedge_installation.roles values ($1, $2)', [roles.app, roles.system]);
  await ensureRole(client, roles.app, secrets.app);
  await ensureRole(client, roles.system, secrets.system);
  await client.query(
    `grant usage on schema selvedge to ${pg.escapeIdentifier(roles.app)}, ${pg.escapeIdentifier(roles.system)}`,
  );
  return roles;
}

async function ensureRole(client: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const [role, secret] = [pg.escapeIdentifier(name), pg.escapeLiteral(password)];
  // Attributes that only a superuser may name are left out: their defaults are what we want.
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${role} login password ${secret}`);
  const { rows } = await client.query<{ mighty: boolean }>(
    'select rolsuper or rolbypassrls or rolcreaterole as mighty from pg_roles where rolname = $1',
    [name],
  );
  if (rows[0].mighty)
    throw new Error(
      `The role ${name} may bypass row-level security. Take SUPERUSER, BYPASSRLS and CREATEROLE from it.`,
    );
}
