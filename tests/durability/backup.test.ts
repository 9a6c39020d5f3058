import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const folder = temporaryFolder('backup');
const processes: PlatformProcess[] = [];
after(async () => {
  for (const running of processes) await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ROOT = join(import.meta.dirname, '..', '..');

/** A command beside this process, which goes on meanwhile. */
async function selvedge(
  data: string,
  ...words: string[]
): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'cli', 'selvedge.js'), ...words], {
    env: { ...process.env, SELVEDGE_DATA: data },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  await once(child, 'close');
  return { status: child.exitCode, output };
}

async function started(data: string): Promise<PlatformProcess> {
  const running = await startProcess({ data });
  processes.push(running);
  return running;
}

test(
  'a backup made while data flows restores into an empty folder and answers the same',
  { timeout: 180_000 },
  async () => {
    const data = join(folder, 'first');
    const running = await started(data);
    const api = await Api.signIn(running.url);
    await api.thing('factory/平车-01', [
      { name: 'v', datatype: 'double' },
      { name: 'note', datatype: 'text' },
    ]);
    const start = Date.now() - 3_600_000;
    let sent = 0;
    let isOver = false;
    const flow = (async () => {
      while (!isOver) {
        const ts = Array.from({ length: 50 }, () => start + sent++);
        await api.call('POST', '/ingest', {
          paths: ['factory/平车-01/v'],
          ts,
          values: ts.map((time) => time % 89),
        });
      }
    })();
    await api.call('POST', '/ingest', [{ path: 'factory/平车-01/note', ts: start, value: '换针' }]);
    await api.call('POST', '/ingest', [{ path: 'factory/unknown/w', ts: start, value: 7 }]);
    await api.call('POST', '/people', {
      login: 'ann',
      name: 'Ann',
      role: 'viewer',
      password: 'ann-has-a-password',
    });
    const before = sent;
    const file = join(folder, 'all.tar');
    const made = await selvedge(data, 'backup', file);
    isOver = true;
    await flow;
    assert.equal(made.status, 0, made.output);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal((await selvedge(data, 'backup', file)).status, 1, 'an existing file is not overwritten');
    const original = await api.raw('factory/平车-01/v');

    const copy = join(folder, 'second');
    const restored = await selvedge(copy, 'restore', file);
    assert.equal(restored.status, 0, restored.output);
    assert.ok(!existsSync(join(copy, 'restore')));
    assert.equal((await selvedge(copy, 'restore', file)).status, 1, 'a folder in use is not overwritten');
    const again = await started(copy);
    const other = await Api.signIn(again.url);
    const answer = await other.raw('factory/平车-01/v');
    assert.ok(answer.ts.length >= before, `${answer.ts.length} of ${before} acknowledged before the backup`);
    assert.deepEqual(answer.ts, original.ts.slice(0, answer.ts.length));
    assert.deepEqual(answer.values, original.values.slice(0, answer.ts.length));
    assert.deepEqual((await other.raw('factory/平车-01/note')).values, ['换针']);
    const buckets = `/series?path=${encodeURIComponent('factory/平车-01/v')}&from=${start}&to=${start + before}&points=20&agg=avg`;
    assert.deepEqual(await other.call('GET', buckets), await api.call('GET', buckets));
    const { total } = await other.call<{ total: number }>('GET', '/quarantine');
    assert.equal(total, 1);
    await Api.signIn(again.url, 'ann', 'ann-has-a-password');
    await other.call('POST', '/ingest', [{ path: 'factory/平车-01/v', ts: Date.now(), value: 1 }]);
    await other.thing('factory/平车-02', [{ name: 'v', datatype: 'double' }]);
  },
);
