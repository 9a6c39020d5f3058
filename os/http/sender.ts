import {
  type Batch,
  type Credential,
  isMetricPath,
  isUnder,
  rootOf,
  type Source,
} from '@selvedge/sdk/connector';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { audit } from '../identity/audit.ts';
import { allow, owns, type Principal } from '../identity/principal.ts';
import { claimRoot, rootsOf } from '../identity/roots.ts';
import type { House } from './parts.ts';

/** Somebody who sends points: what may be written, and in whose name it is stored. */
export interface Sender {
  readonly source: Source;
  /** Checks every path of a batch before any of it is stored. @throws input.invalid, not.found */
  check(batch: Batch): Promise<void>;
}

const PATH = { zh: '路径', en: 'path' };

/** @throws permission.missing */
export function senderOf(house: House, principal: Principal | null, device: Credential | null): Sender {
  if (device !== null) return deviceSender(house, device);
  if (principal === null) throw new SelvedgeError('session.required');
  return principal.permissions.has('installation.operate')
    ? operatorSender(house, principal)
    : memberSender(house, principal);
}

/** A device writes below its path. */
function deviceSender(house: House, credential: Credential): Sender {
  if (!credential.mayWrite)
    throw new SelvedgeError('permission.missing', { permission: { zh: '写入数据', en: 'Send data' } });
  return {
    source: { connector: 'http', credential },
    async check(batch) {
      for (const path of batch.paths) if (!isUnder(path, credential.path)) throw absent(path);
      checkForms(house, batch);
    },
  };
}

/** A member writes below the roots of the org. */
function memberSender(house: House, principal: Principal): Sender {
  allow(principal, 'history.write');
  return {
    source: { connector: 'http', credential: credentialOf(principal, principal.org.id) },
    async check(batch) {
      for (const path of batch.paths) if (!owns(principal, path)) throw absent(path);
      checkForms(house, batch);
    },
  };
}

/** The operator writes anywhere; a root nobody owns goes to the org in whose name he acts. */
function operatorSender(house: House, principal: Principal): Sender {
  const owned = new Set<string>(principal.roots);
  return {
    source: { connector: 'http', credential: credentialOf(principal, null) },
    async check(batch) {
      checkForms(house, batch);
      const strange = new Set(batch.paths.map(rootOf).filter((root) => !owned.has(root)));
      if (strange.size === 0) return;
      await house.store.system(async (tx) => {
        for (const root of (await rootsOf(tx)).keys()) {
          owned.add(root);
          strange.delete(root);
        }
        for (const root of strange) {
          await claimRoot(tx, root, principal.org.id);
          await audit(tx, principal, { action: 'root.claim', object: `root:${root}` });
          owned.add(root);
        }
      });
    },
  };
}

const credentialOf = ({ person, org, via }: Principal, orgId: string | null): Credential => ({
  key: `${via} ${person.id} ${org.id}`,
  org: orgId,
  path: '',
  mayWrite: true,
  mayRead: false,
});

const absent = (path: string): SelvedgeError =>
  new SelvedgeError(
    'not.found',
    { object: PATH },
    { fields: [{ path: 'path', message: path.slice(0, 600) }] },
  );

/** A path that no metric could ever have is no path to be kept waiting. */
function checkForms(house: House, batch: Batch): void {
  const { series } = house.namespace;
  for (const path of batch.paths) {
    if (series.resolve(path) >= 0 || isMetricPath(path)) continue;
    const message = {
      zh: `“${path.slice(0, 100)}”不是测点路径。`,
      en: `“${path.slice(0, 100)}” is no metric path.`,
    };
    throw new SelvedgeError('input.invalid', { reason: message }, { fields: [{ path: 'path', message }] });
  }
}
