import { openAuthority } from '@selvedge/os/http/authority/authority.ts';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startProcess, temporaryFolder } from '../house/platform.ts';

const HOUSE = join(import.meta.dirname, '..', '..');
const SAMPLES = join(HOUSE, 'connectors', 'file', 'samples');

function command(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(HOUSE, 'cli', 'selvedge.js'), ...args, '--json'], {
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Every command that speaks to a running platform does so over its HTTPS. */
async function commandsWork(data: string, tls: Readonly<Record<string, string>>): Promise<void> {
  const platform = await startProcess({ data, env: tls });
  const env = { ...tls, SELVEDGE_DATA: data };
  try {
    assert.match(platform.url, /^https:/);
    assert.match(platform.mqtt, /^mqtts:/);
    const runs: string[][] = [
      ['import', join(SAMPLES, 'energy.csv'), '--mapping', 'energy', '--under', 'factory/meter'],
      [
        'replay',
        join(SAMPLES, 'sme-machines.csv'),
        '--mapping',
        'sme-machines',
        '--under',
        'factory/floor',
        '--speed',
        'max',
      ],
      ['backup', join(data, '..', 'backup.tar')],
      ['doctor'],
    ];
    for (const args of runs) {
      const { code, out, err } = await command({ ...env, SELVEDGE_PORT: '0', SELVEDGE_MQTT_PORT: '0' }, args);
      assert.equal(code, 0, `${args[0]}: ${out} ${err}`);
    }
    assert.ok(existsSync(join(data, '..', 'backup.tar')));
  } finally {
    assert.equal(await platform.stop(), 0);
  }
}

test('commands beside a platform with its own authority', async () => {
  const folder = temporaryFolder('own-authority');
  await commandsWork(join(folder, 'data'), { SELVEDGE_TLS: 'local' });
  await rm(folder, { recursive: true, force: true });
});

test('commands beside a platform with a given certificate, made for another name by an authority nobody knows', async () => {
  const folder = temporaryFolder('given-certificate');
  const { server } = openAuthority({
    folder: join(folder, 'authority'),
    names: ['factory.example'],
    now: Date.now(),
  });
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, server.cert);
  writeFileSync(key, server.key);
  await commandsWork(join(folder, 'data'), { SELVEDGE_TLS_CERT: cert, SELVEDGE_TLS_KEY: key });
  await rm(folder, { recursive: true, force: true });
});
