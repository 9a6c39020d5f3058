import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readConfig } from '../config.ts';
import { Certificates } from './certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'selvedge-certificates-'));
after(() => rmSync(folder, { recursive: true }));
const DAY = 86_400_000;

test('the local certificate is signed anew before it ends, by the same authority', () => {
  const clock = { now: Date.now() };
  const config = readConfig({ SELVEDGE_DATA: join(folder, 'local'), SELVEDGE_TLS: 'local' });
  const certificates = new Certificates(config, ['factory.test'], () => clock.now);
  const authority = certificates.authority?.certificate.fingerprint256;
  assert.equal(new X509Certificate(certificates.server.cert).checkHost('factory.test'), 'factory.test');
  assert.equal(certificates.refresh(), false);
  clock.now += 340 * DAY;
  assert.equal(certificates.refresh(), true);
  assert.equal(certificates.authority?.certificate.fingerprint256, authority);
});

test('given files are read again when they are replaced', () => {
  const made = (name: string) =>
    new Certificates(readConfig({ SELVEDGE_DATA: join(folder, name), SELVEDGE_TLS: 'local' }), [], Date.now)
      .server;
  const [cert, key] = [join(folder, 'given.crt'), join(folder, 'given.key')];
  const write = (name: string): void => {
    const pair = made(name);
    writeFileSync(cert, pair.cert);
    writeFileSync(key, pair.key);
  };
  write('first');
  const given = new Certificates(
    readConfig({ SELVEDGE_DATA: folder, SELVEDGE_TLS_CERT: cert, SELVEDGE_TLS_KEY: key }),
    [],
    Date.now,
  );
  assert.equal(given.authority, null);
  assert.equal(given.refresh(), false);
  write('second');
  assert.equal(given.refresh(), true);
  copyFileSync(key, cert);
  rmSync(key);
  assert.throws(() => given.refresh(), 'the caller keeps the old one and says so');
  assert.match(given.server.cert, /BEGIN CERTIFICATE/);
});
