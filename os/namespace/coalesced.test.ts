import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coalesced } from './coalesced.ts';

test('one run serves all who asked before it began, and never those who asked after', async () => {
  let state = 0;
  const seen: number[] = [];
  const finish: (() => void)[] = [];
  const work = new Coalesced(async () => {
    seen.push(state);
    await new Promise<void>((resolve) => finish.push(resolve));
  });
  const first = work.run();
  await new Promise(setImmediate);
  state = 1;
  const [second, third] = [work.run(), work.run()];
  assert.deepEqual(seen, [0]);
  finish.shift()?.();
  await first;
  await new Promise(setImmediate);
  assert.deepEqual(seen, [0, 1]);
  finish.shift()?.();
  await Promise.all([second, third]);
  assert.equal(seen.length, 2);
});

test('a run that fails fails for those who asked, and the next one runs', async () => {
  let isBroken = true;
  const work = new Coalesced(() => (isBroken ? Promise.reject(new Error('down')) : Promise.resolve()));
  await assert.rejects(work.run(), /down/);
  isBroken = false;
  await work.run();
});
