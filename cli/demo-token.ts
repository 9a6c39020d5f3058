import { type Config } from '@selvedge/os/config.ts';
import { homeOrg } from '@selvedge/os/identity/orgs.ts';
import { PERMISSIONS, isPermission } from '@selvedge/os/identity/permissions.ts';
import { createToken, listTokens, removeToken } from '@selvedge/os/identity/tokens.ts';
import { auditCommand, personOf } from './by.ts';
import { withState } from './state.ts';

const NAME = 'demo town';

/** A fresh token of the installation's operator for the simulated town; that of an earlier demo ends. */
export const newDemoToken = (config: Config): Promise<string> =>
  withState(config, async (store) => {
    const { org, person } = await store.system(async (tx) => ({
      org: await homeOrg(tx),
      person: await personOf(tx, 'owner'),
    }));
    return store.org(org.id, async (tx) => {
      for (const { id, name } of await listTokens(tx, person.id))
        if (name === NAME) await removeToken(tx, person.id, id);
      const scopes = Object.keys(PERMISSIONS).filter(isPermission);
      const { token, secret } = await createToken(tx, person.id, { name: NAME, scopes });
      await auditCommand(tx, org.id, { action: 'token.create', object: `token:${token.id}`, after: token });
      return secret;
    });
  });
