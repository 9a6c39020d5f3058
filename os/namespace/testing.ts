import { after } from 'node:test';
import type { Log } from '@selvedge/sdk/connector';
import { v7 } from 'uuid';
import { temporaryStore } from '../store/testing.ts';
import type { Store, Tx } from '../store/unit.ts';
import { Namespace } from './namespace.ts';

const silent = (): void => undefined;
export const quiet: Log = { debug: silent, info: silent, warn: silent, error: silent };

export interface TestOrg {
  readonly id: string;
  /** Also its first root. */
  readonly slug: string;
}

export interface TestHouse {
  readonly store: Store & { readonly adminUrl: string };
  readonly namespace: Namespace;
  /** The installation's own org, made first. */
  readonly home: TestOrg;
  /** Makes one more org. */
  readonly org: (slug: string) => Promise<TestOrg>;
  /** A unit of work in an org. */
  readonly within: <T>(org: TestOrg, work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** An opened namespace on an empty store, with a home org `home`; closed by itself. */
export async function temporaryNamespace(): Promise<TestHouse> {
  const store = await temporaryStore();
  const org = async (slug: string): Promise<TestOrg> => {
    const id = v7();
    await store.system(async (tx) => {
      await tx.run(`insert into selvedge.orgs (id, slug, title, kind) values ($1, $2, '"test"', 'factory')`, [
        id,
        slug,
      ]);
      await tx.run('insert into selvedge.roots (segment, org_id) values ($1, $2)', [slug, id]);
    });
    return { id, slug };
  };
  const home = await org('home');
  const namespace = await Namespace.open(store, quiet);
  after(() => namespace.close());
  return { store, namespace, home, org, within: (where, work) => store.org(where.id, work) };
}
