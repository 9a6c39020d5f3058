import { type Config, readConfig } from '@selvedge/os/config.ts';
import { openAuthority, type ServerCertificate } from '@selvedge/os/http/authority/authority.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askOwnPlatform } from './own-platform.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const certificate = (name: string): ServerCertificate =>
  openAuthority({ folder: join(folder, name, 'tls'), names: ['factory.example'], now: Date.now() }).server;

async function listen(shown: ServerCertificate): Promise<{ server: Server; url: string }> {
  const server = createServer(shown, (request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => response.end(`${request.method} ${body}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { server, url: `https://127.0.0.1:${address.port}/` };
}

async function asked(config: Config, shown: ServerCertificate): Promise<string> {
  const { server, url } = await listen(shown);
  try {
    const answer = await askOwnPlatform(config)(url, { method: 'POST', headers: {}, body: 'here' });
    return await answer.text();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a certificate of the own authority is known, another is refused before anything is sent', async () => {
  const ours = certificate('ours');
  const config = readConfig({ SELVEDGE_DATA: join(folder, 'ours'), SELVEDGE_TLS: 'local' });
  assert.equal(await asked(config, ours), 'POST here');
  await assert.rejects(asked(config, certificate('theirs')), /not the platform of this data folder/);
});

test('a given certificate is known by itself, not by its authority', async () => {
  const given = certificate('given');
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, given.cert);
  writeFileSync(key, given.key);
  const config = readConfig({ SELVEDGE_DATA: folder, SELVEDGE_TLS_CERT: cert, SELVEDGE_TLS_KEY: key });
  assert.equal(await asked(config, given), 'POST here');
  await assert.rejects(asked(config, certificate('another')), /not the platform of this data folder/);
});
