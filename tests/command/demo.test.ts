import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Api } from '../house/api.ts';
import { OWNER_PASSWORD, temporaryFolder } from '../house/platform.ts';

const SELVEDGE = join(import.meta.dirname, '..', '..', 'cli', 'selvedge.js');

interface Latest {
  readonly items: readonly { readonly path: string; readonly value: unknown; readonly quality: unknown }[];
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

test('the demo: live values of sixty machines, a past, no word of error, a clean stop', async () => {
  const data = temporaryFolder('demo');
  const child = spawn(process.execPath, [SELVEDGE, 'demo', '--days', '1'], {
    env: {
      ...process.env,
      SELVEDGE_DATA: data,
      SELVEDGE_PORT: '0',
      SELVEDGE_MQTT_PORT: '0',
      SELVEDGE_OWNER_PASSWORD: OWNER_PASSWORD,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    while (!output.includes('Ctrl-C')) {
      assert.equal(child.exitCode, null, output);
      await soon();
    }
    const { url }: { url: string } = JSON.parse(readFileSync(join(data, 'ready.json'), 'utf8'));
    assert.ok(output.includes(url));
    assert.match(output, /登录名 login +owner/);

    const api = (await Api.signIn(url)).as('古林一厂');
    let running: string[] = [];
    while (running.length < 60) {
      assert.equal(child.exitCode, null, output);
      const { items } = await api.call<Latest>(
        'GET',
        `/latest?under=${encodeURIComponent('古林一厂/缝制车间')}`,
      );
      running = [...new Set(items.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))];
      await soon();
    }
    // The office keeps its books in the apps that it switched on.
    const summary = async (path: string): Promise<number> => {
      const answer = await api.ask('GET', `/apps/${path}/summary`);
      const { rows = [] } = (await answer.json()) as { rows?: readonly { count: number }[] };
      return rows[0]?.count ?? 0;
    };
    while ((await summary('people/records/worker')) === 0 || (await summary('orders/records/order')) === 0) {
      assert.doesNotMatch(output, /cannot work/);
      await soon();
    }
    const status = await fetch(`${url}/readyz`);
    assert.equal(status.status, 200);
  } finally {
    child.kill('SIGTERM');
  }
  assert.equal(await ended, 0, output);
  assert.ok(!existsSync(join(data, 'ready.json')));
  assert.doesNotMatch(output, /error|deprecat/i);
  await rm(data, { recursive: true, force: true });
});
