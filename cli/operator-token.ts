import type { Config } from '@selvedge/os/config.ts';
import { homeOrg } from '@selvedge/os/identity/orgs.ts';
import { createToken, removeToken } from '@selvedge/os/identity/tokens.ts';
import { auditCommand, personOf } from './by.ts';
import { withState } from './state.ts';

const DAY = 86_400_000;

export interface OperatorToken {
  readonly secret: string;
  /** Takes the token back; the platform must still run. */
  end(): Promise<void>;
}

/** A token of the installation's operator beside a running platform; it ends by itself after a day. */
export async function newOperatorToken(
  config: Config,
  name: string,
  scopes: readonly string[],
): Promise<OperatorToken> {
  const made = await withState(config, async (store) => {
    const { org, person } = await store.system(async (tx) => ({
      org: await homeOrg(tx),
      person: await personOf(tx, 'owner'),
    }));
    const expires = new Date(Date.now() + DAY);
    return store.org(org.id, async (tx) => {
      const { token, secret } = await createToken(tx, person.id, { name, scopes, expires });
      await auditCommand(tx, org.id, { action: 'token.create', object: `token:${token.id}`, after: token });
      return { org: org.id, person: person.id, id: token.id, secret };
    });
  });
  return {
    secret: made.secret,
    end: () =>
      withState(config, async (store) => {
        await store.org(made.org, (tx) => removeToken(tx, made.person, made.id));
      }).catch(() => undefined),
  };
}

/** Such a token for the time of one piece of work. */
export async function withOperatorToken<T>(
  config: Config,
  name: string,
  scopes: readonly string[],
  work: (token: string) => Promise<T>,
): Promise<T> {
  const token = await newOperatorToken(config, name, scopes);
  try {
    return await work(token.secret);
  } finally {
    await token.end();
  }
}
