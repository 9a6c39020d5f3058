import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Api } from '../house/api.ts';
import { type PlatformProcess, startProcess, temporaryFolder } from '../house/platform.ts';

const data = temporaryFolder('jobs');
let running: PlatformProcess | null = null;
after(async () => {
  await running?.stop();
  rmSync(data, { recursive: true, force: true });
});

const strokes = async (api: Api): Promise<{ of: string }[]> =>
  (await api.call<{ items: { of: string }[] }>('GET', '/apps/bell/records/stroke?limit=500')).items;

/** Milliseconds until the platform is ready. */
async function begin(): Promise<{ api: Api; took: number }> {
  const before = performance.now();
  running = await startProcess({ data });
  const took = performance.now() - before;
  return { api: await Api.signIn(running.url), took };
}

test(
  'jobs hold neither the start nor the stop of a platform; a kill leaves no run half done',
  { timeout: 180_000 },
  async () => {
    cpSync(join(import.meta.dirname, '..', 'apps', 'timed', 'bell'), join(data, 'catalogue', 'bell'), {
      recursive: true,
    });
    await (await begin()).api.call('POST', '/apps/bell/install');
    await running?.stop();
    const without = await begin();
    await without.api.call('POST', '/apps/bell/enable');
    await running?.stop();
    const { api, took } = await begin();
    console.log(`ready after ${Math.round(took)} ms, without jobs ${Math.round(without.took)} ms`);
    assert.ok(took < without.took + 1500, `ready after ${took} ms, without jobs ${without.took} ms`);
    for (let turn = 0; (await strokes(api)).every(({ of }) => of !== 'minute'); turn++) {
      assert.ok(turn < 1000, 'no job ran');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }

    await api.call('POST', '/apps/bell/records/stroke', { of: 'hold' });
    const held = api.ask('POST', '/apps/bell/jobs/slow/run').catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = performance.now();
    assert.equal(await running?.stop(), 0);
    assert.ok(performance.now() - before < 9500, `stopped after ${performance.now() - before} ms`);
    await held;

    const again = (await begin()).api;
    void again.ask('POST', '/apps/bell/jobs/slow/run').catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await running?.kill();
    const last = (await begin()).api;
    assert.equal((await strokes(last)).filter(({ of }) => of === 'slow').length, 0);
    const cards = await last.call<{ items: { name: string; last: { fault: string | null } | null }[] }>(
      'GET',
      '/apps/bell/jobs',
    );
    assert.match(cards.items.find(({ name }) => name === 'slow')?.last?.fault ?? '', /stopped/);
    assert.equal(await running?.stop(), 0);
    running = null;
  },
);
