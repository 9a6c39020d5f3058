import { writeFileSync } from 'node:fs';
import type { Tx } from '../store/unit.ts';
import { type OrgInput, createOrg } from './orgs.ts';
import { resetPassword } from './passwords.ts';
import { addPerson } from './people.ts';
import { newPassword } from './secrets.ts';

export interface FirstStartOptions {
  /** Password of the owner; null = a random one that must be changed at the first sign-in. */
  readonly password: string | null;
  /** Where a random one is written, 0600. */
  readonly file: string;
  /** The org it begins with; default: a factory called “factory”, to be renamed by its owner. */
  readonly home?: Pick<OrgInput, 'slug' | 'title'>;
}

const FACTORY = { slug: 'factory', title: { zh: '我的工厂', en: 'My factory' } };

/**
 * Makes the home org and its owner, who operates the installation, if there is no home yet. System unit.
 * The password is in the file before the commit: a crash between leaves a file that the next start overwrites.
 * @returns true when this was the first start
 */
export async function firstStart(tx: Tx, options: FirstStartOptions): Promise<boolean> {
  await tx.run("select pg_advisory_xact_lock(hashtext('selvedge.first-start'))");
  if ((await tx.row('select 1 from selvedge.orgs where home')) !== undefined) return false;
  const home = await createOrg(tx, { ...(options.home ?? FACTORY), kind: 'factory' }, true);
  const { member } = await addPerson(tx, home.id, {
    login: 'owner',
    name: 'Owner',
    role: 'owner',
    password: options.password ?? newPassword(),
    operator: true,
  });
  if (options.password === null) {
    const password = await resetPassword(tx, member.id);
    writeFileSync(options.file, `login: owner\npassword: ${password}\n`, { mode: 0o600, flush: true });
  }
  return true;
}
