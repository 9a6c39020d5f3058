import { type Config } from '@selvedge/os/config.ts';
import { homeOrg } from '@selvedge/os/identity/orgs.ts';
import type { Permission } from '@selvedge/os/identity/permissions.ts';
import { createToken, removeToken } from '@selvedge/os/identity/tokens.ts';
import { auditCommand, personOf } from './by.ts';
import { withState } from './state.ts';

const MINUTES = 24 * 60;

/**
 * A token of the installation's operator for the time of one piece of work beside a running platform; it ends with the
 * work, and by itself after a day.
 */
export async function withOperatorToken<T>(
  config: Config,
  name: string,
  scopes: readonly Permission[],
  work: (token: string) => Promise<T>,
): Promise<T> {
  const made = await withState(config, async (store) => {
    const { org, person } = await store.system(async (tx) => ({
      org: await homeOrg(tx),
      person: await personOf(tx, 'owner'),
    }));
    const expires = new Date(Date.now() + MINUTES * 60_000);
    const fresh = await store.org(org.id, async (tx) => {
      const token = await createToken(tx, person.id, { name, scopes, expires });
      await auditCommand(tx, org.id, {
        action: 'token.create',
        object: `token:${token.token.id}`,
        after: token.token,
      });
      return token;
    });
    return { org: org.id, person: person.id, id: fresh.token.id, secret: fresh.secret };
  });
  try {
    return await work(made.secret);
  } finally {
    await withState(config, (store) =>
      store.org(made.org, (tx) => removeToken(tx, made.person, made.id)),
    ).catch(() => undefined);
  }
}
