import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openAuthority } from './authority.ts';
import { localNames } from './names.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T08:00:00Z');
const NAMES = ['factory.test', 'localhost', '192.168.1.20', 'fd00::12:0:20', '::1'];

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'selvedge-tls-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (now = NOW, names: readonly string[] = NAMES) => openAuthority({ folder, names, now });
const leafOf = (cert: string): X509Certificate => new X509Certificate(cert);

test('the server’s certificate is signed by the authority for every name and address', () => {
  const { certificate, server } = open();
  const leaf = leafOf(server.cert);
  assert.ok(certificate.ca);
  assert.ok(!leaf.ca);
  assert.ok(leaf.checkIssued(certificate) && leaf.verify(certificate.publicKey));
  for (const name of NAMES) assert.ok(isIP(name) === 0 ? leaf.checkHost(name) : leaf.checkIP(name), name);
  assert.equal(leaf.checkHost('evil.test'), undefined);
  const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / DAY;
  assert.ok(days <= 398, `${days} days`);
});

test('openssl finds nothing to complain about', { skip: !hasOpenssl() && 'openssl is not installed' }, () => {
  const { certificate, server } = openAuthority({ folder, names: NAMES, now: Date.now() });
  const [ca, leaf] = [join(folder, 'ca.pem'), join(folder, 'leaf.pem')];
  writeFileSync(ca, certificate.toString());
  writeFileSync(leaf, server.cert);
  const verdict = execFileSync('openssl', [
    'verify',
    '-x509_strict',
    '-purpose',
    'sslserver',
    '-verify_hostname',
    'factory.test',
    '-CAfile',
    ca,
    leaf,
  ]);
  assert.match(verdict.toString(), /OK/);
});

test('opened again it is the same authority and the same certificate', () => {
  const first = open();
  const second = open(NOW + 100 * DAY);
  assert.equal(first.isNew, true);
  assert.equal(second.isNew, false);
  assert.equal(second.server.cert, first.server.cert);
});

test('before it runs out, and when a name is added, the certificate is signed anew by the same authority', () => {
  const first = open();
  const late = open(NOW + 350 * DAY);
  assert.notEqual(late.server.cert, first.server.cert);
  assert.equal(late.certificate.fingerprint256, first.certificate.fingerprint256);
  const moved = open(NOW + 350 * DAY, [...NAMES, '10.0.0.9']);
  assert.ok(leafOf(moved.server.cert).checkIP('10.0.0.9'));
  assert.equal(open(NOW + 350 * DAY).isNew, false, 'a name that went away is no reason');
});

test('an authority near its end is replaced', () => {
  const first = open();
  assert.notEqual(open(NOW + 3400 * DAY).certificate.fingerprint256, first.certificate.fingerprint256);
});

test('keys are closed to others', () => {
  open();
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const name of readdirSync(folder))
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
});

test('a key that does not belong to its certificate counts as none; a broken file is said', () => {
  open();
  const other = mkdtempSync(join(tmpdir(), 'selvedge-tls-'));
  const foreign = openAuthority({ folder: other, names: NAMES, now: NOW });
  rmSync(other, { recursive: true });
  writeFileSync(join(folder, 'server.key'), foreign.server.key);
  assert.equal(open().isNew, true);
  truncateSync(join(folder, 'authority.key'), 20);
  assert.throws(() => open(), /authority.*Remove both/);
});

test('names of this machine hold localhost and no link-local address', () => {
  const names = localNames(['factory.test']);
  assert.equal(names[0], 'factory.test');
  assert.ok(names.includes('localhost') && names.includes('127.0.0.1'));
  assert.ok(!names.some((name) => name.startsWith('fe80')));
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
