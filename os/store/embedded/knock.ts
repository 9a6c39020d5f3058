import pg from 'pg';

/** `up` = takes work; `starting` = lives but recovers or stops; `absent` = nobody listens. */
export type Knock = 'up' | 'starting' | 'absent';

/** Asks a server whether it takes work. @throws Error when it lives and refuses us for good (wrong password) */
export async function knock(url: string): Promise<Knock> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'up';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('57P') || code.startsWith('53')) return 'starting';
    if (code.startsWith('28'))
      throw new Error(
        'PostgreSQL refuses the password in secrets.json: that file and the folder “postgres” are not of one installation.',
        { cause: error },
      );
    return 'absent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
