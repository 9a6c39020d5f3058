import { readConfig } from '@selvedge/os/config.ts';
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { judgeExpiry } from './certificate.ts';
import { checkClock, judgeClock } from './clock.ts';
import { judgeDisk } from './disk.ts';
import { checkFolder } from './folder.ts';
import { checkNode } from './node.ts';
import { type Door, checkPort } from './ports.ts';
import { checkPostgres } from './postgres.ts';
import { checkServer } from './server.ts';

const NOW = Date.UTC(2026, 10, 23);
const GIB = 2 ** 30;

let data = '';
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'doctor-'));
});
after(() => rm(data, { recursive: true, force: true }));

test('Node: old ones and broken ones are faults', () => {
  assert.equal(checkNode('v24.21.0').state, 'ok');
  assert.equal(checkNode('v20.20.2').state, 'fault');
  assert.equal(checkNode('v24.17.0').state, 'fault');
  assert.equal(checkNode('v25.0.0').state, 'ok');
});

test('disk: full, nearly full, fine', () => {
  assert.equal(judgeDisk(0.1 * GIB, 100 * GIB).state, 'fault');
  assert.equal(judgeDisk(3 * GIB, 100 * GIB).state, 'warning');
  assert.equal(judgeDisk(20 * GIB, 1000 * GIB).state, 'warning');
  assert.equal(judgeDisk(50 * GIB, 100 * GIB).state, 'ok');
});

test('clock: 1970, set back, fine', async () => {
  assert.equal(judgeClock(5000, 0).state, 'fault');
  const folder = join(data, 'clock');
  await mkdir(folder);
  await writeFile(join(folder, 'later'), '');
  await utimes(join(folder, 'later'), new Date(NOW + 3_600_000), new Date(NOW + 3_600_000));
  await utimes(folder, new Date(NOW), new Date(NOW));
  assert.equal((await checkClock(folder, NOW)).state, 'warning');
  assert.equal((await checkClock(folder, NOW + 3_600_000)).state, 'ok');
});

test('data folder: open to others, a file in its place, not there yet', async () => {
  await chmod(data, 0o755);
  const open = await checkFolder(data);
  assert.equal(open.state, 'warning');
  assert.match(open.next?.en ?? '', /chmod 700/);
  await chmod(data, 0o700);
  assert.equal((await checkFolder(data)).state, 'ok');
  await writeFile(join(data, 'file'), '');
  assert.equal((await checkFolder(join(data, 'file'))).state, 'fault');
  assert.equal((await checkFolder(join(data, 'new', 'folder'))).state, 'ok');
});

test('certificate: expired, soon, fine', () => {
  const day = 86_400_000;
  assert.equal(judgeExpiry(NOW - day, NOW).state, 'fault');
  assert.equal(judgeExpiry(NOW + 5 * day, NOW).state, 'warning');
  assert.equal(judgeExpiry(NOW + 90 * day, NOW).state, 'ok');
});

async function listening(status: number): Promise<{ server: Server; port: number }> {
  const server = createServer((_, response) => response.writeHead(status).end('{"reason":"disk full"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { server, port: address.port };
}

test('port: free, taken by a stranger, ours', async () => {
  const { server, port } = await listening(200);
  const door: Door = {
    check: 'port',
    title: { zh: '网页', en: 'Web' },
    host: '127.0.0.1',
    port,
    variable: 'SELVEDGE_PORT',
    address: ({ url }) => url,
  };
  const taken = await checkPort(door, null);
  assert.equal(taken.state, 'fault');
  assert.match(taken.next?.en ?? '', /SELVEDGE_PORT/);
  const ours = { url: `http://127.0.0.1:${port}`, mqtt: null, pid: process.pid, version: '0' };
  assert.equal((await checkPort(door, ours)).state, 'ok');
  await new Promise((resolve) => server.close(resolve));
  assert.equal((await checkPort(door, null)).state, 'ok');
  assert.equal((await checkPort({ ...door, host: '192.0.2.1' }, null)).state, 'fault');
});

test('server: ready, not ready, silent, killed', async () => {
  const instance = (port: number) => ({
    url: `http://127.0.0.1:${port}`,
    mqtt: null,
    pid: process.pid,
    version: '0',
  });
  for (const [status, state] of [
    [200, 'ok'],
    [503, 'fault'],
  ] as const) {
    const { server, port } = await listening(status);
    const [finding] = await checkServer({ state: 'running', instance: instance(port) }, NOW);
    assert.equal(finding?.state, state);
    if (status === 503) assert.match(finding?.says.en ?? '', /disk full/);
    await new Promise((resolve) => server.close(resolve));
    const [silent] = await checkServer({ state: 'running', instance: instance(port) }, NOW);
    assert.equal(silent?.state, 'fault');
  }
  assert.equal((await checkServer({ state: 'stale' }, NOW))[0]?.state, 'warning');
});

test('PostgreSQL: the embedded one starts, an external one out of reach is a fault', async () => {
  const config = readConfig({ SELVEDGE_DATA: data });
  assert.equal((await checkPostgres(config)).state, 'ok');
  const away = readConfig({ SELVEDGE_DATA: data, SELVEDGE_POSTGRES: 'postgres://a:b@127.0.0.1:1/none' });
  assert.equal((await checkPostgres(away)).state, 'fault');
});
