import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openApps } from '@selvedge/sdk/testing';

const house = await openApps(join(import.meta.dirname, 'readings', 'scale'));
await house.thingType('test-scale', { weight: 'double', status: 'text' });
for (const name of ['a', 'b', 'c']) await house.thing(`factory/sewing/${name}`, 'test-scale');

const weight = (name: string): string => `factory/sewing/${name}/weight`;
const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 20, 6);

interface Weighing {
  readonly thing: string;
  readonly at: string;
  readonly grams: number;
  readonly heard: number;
}

async function weighings(thing: string): Promise<Weighing[]> {
  const { items } = await house.owner.list('weighing', {
    where: { thing: `factory/sewing/${thing}` },
    sort: 'at',
    limit: 500,
  });
  return items;
}

interface Waiting {
  readonly id: string;
  readonly subject: string;
  readonly subscription: string;
  readonly attempts: number;
  readonly fault: string | null;
}

const waiting = async (): Promise<Waiting[]> => (await house.owner.json('GET', '/apps/scale/events')).items;

const reported = fc.record({
  path: fc.constantFrom(weight('a'), weight('b')),
  value: fc.integer({ min: 1, max: 600 }),
  at: fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((step) => START + step * 1000),
    fc.integer({ min: 1, max: 20 }).map((days) => START - days * DAY),
  ),
});

test('late readings and replays, sealed or hot: each metric and time once, with the newest value', async () => {
  const expected = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.array(reported, { minLength: 1, maxLength: 12 }) },
          { weight: 1, arbitrary: fc.constant('seal' as const) },
          { weight: 2, arbitrary: fc.constant('hear' as const) },
        ),
        { minLength: 1, maxLength: 8 },
      ),
      async (steps) => {
        for (const step of steps) {
          if (step === 'seal') await house.server.historian.seal();
          else if (step === 'hear') await house.settle();
          else {
            await house.report(...step);
            for (const { path, at, value } of step)
              expected.set(`${path} ${new Date(at).toISOString()}`, value);
          }
        }
        await house.settle();
        const all = [...(await weighings('a')), ...(await weighings('b'))];
        assert.deepEqual(
          Object.fromEntries(all.map(({ thing, at, grams }) => [`${thing}/weight ${at}`, grams])),
          Object.fromEntries(expected),
        );
        assert.equal(all.length, expected.size);
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
});

test('what a handler cannot take waits with its reason, and what follows of that metric; others do not', async () => {
  await house.report(
    { path: weight('c'), value: 666, at: START },
    { path: weight('a'), value: 41, at: START + 100_000 },
  );
  await house.settle();
  await house.report(
    { path: weight('c'), value: 5, at: START + 1000 },
    { path: weight('a'), value: 42, at: START + 101_000 },
  );
  await house.settle();
  assert.deepEqual(await weighings('c'), []);
  assert.deepEqual(
    (await weighings('a')).slice(-2).map(({ grams }) => grams),
    [41, 42],
  );
  const [first, behind, ...more] = await waiting();
  assert.deepEqual([first?.fault, first?.attempts], ['factory/sewing/c is broken', 1]);
  assert.deepEqual([behind?.fault, behind?.attempts, more], [null, 0, []]);
  assert.equal(first?.subject, weight('c'));

  house.clock.now += 5000;
  await house.settle();
  assert.equal((await waiting())[0].attempts, 2, 'it is tried again by itself');
  await house.owner.add('mended', { thing: 'factory/sewing/c' });
  await house.owner.json('POST', `/apps/scale/events/${first?.id}/retry`, {
    subscription: first?.subscription,
  });
  await house.settle();
  assert.deepEqual(await waiting(), []);
  assert.deepEqual(
    (await weighings('c')).map(({ grams, heard }) => [grams, heard]),
    [
      [666, 1],
      [5, 1],
    ],
  );
});

test('what is given up is left out, and what is behind it goes on', async () => {
  await house.thing('factory/sewing/d', 'test-scale');
  await house.report({ path: weight('d'), value: 666, at: START });
  await house.settle();
  await house.report({ path: weight('d'), value: 7, at: START + 1000 });
  const [first] = await waiting();
  await house.owner.json('POST', `/apps/scale/events/${first.id}/discard`, {
    subscription: first.subscription,
  });
  await house.settle();
  assert.deepEqual(await waiting(), []);
  assert.deepEqual(
    (await weighings('d')).map(({ grams }) => grams),
    [7],
  );
});

test('a state is told when it becomes another; one that came late and is older changes nothing', async () => {
  const status = (state: string, seconds: number) => ({
    path: 'factory/sewing/a/status',
    value: state,
    at: START + seconds * 1000,
  });
  await house.report(status('running', 0), status('running', 10), status('idle', 20));
  await house.settle();
  await house.report(status('stopped', 5), status('idle', 30), status('running', 40));
  await house.settle();
  const { items } = await house.owner.list('turn', { sort: 'at' });
  assert.deepEqual(
    items.map(({ before, state }: { before: string | null; state: string }) => [before, state]),
    [
      [null, 'running'],
      ['running', 'idle'],
      ['idle', 'running'],
    ],
  );
});

test('a thing is listened to as soon as it is of the type, and not when it no longer is', async () => {
  const metrics = [{ name: 'weight', datatype: 'double' }];
  await house.owner.json('PUT', '/things/factory/sewing/e', { metrics });
  await house.report({ path: weight('e'), value: 1, at: START });
  await house.owner.json('PUT', '/things/factory/sewing/e', { type: 'test-scale', metrics });
  await house.report({ path: weight('e'), value: 2, at: START + 1000 });
  await house.settle();
  await house.owner.json('PUT', '/things/factory/sewing/e', { type: null, metrics });
  await house.report({ path: weight('e'), value: 3, at: START + 2000 });
  await house.settle();
  assert.deepEqual(
    (await weighings('e')).map(({ grams }) => grams).filter((grams) => grams > 1),
    [2],
  );
});

test('what comes while an app is switched off is not heard', async () => {
  await house.thing('factory/sewing/f', 'test-scale');
  await house.owner.json('POST', '/apps/scale/disable');
  await house.report({ path: weight('f'), value: 1, at: START });
  await house.settle();
  await house.owner.json('POST', '/apps/scale/enable');
  await house.report({ path: weight('f'), value: 2, at: START + 1000 });
  await house.settle();
  await house.owner.json('POST', '/apps/scale/enable');
  await house.report({ path: weight('f'), value: 3, at: START + 2000 });
  await house.settle();
  assert.deepEqual(
    (await weighings('f')).map(({ grams }) => grams),
    [2, 3],
  );
});

test('readings of another org are not heard, and a long row of them comes in bounded pieces', async () => {
  const other = await house.elsewhere('second');
  await house.thing('factory/sewing/g', 'test-scale');
  const many = Array.from({ length: 1200 }, (_, step) => ({
    path: weight('g'),
    value: step % 600,
    at: START + step * 1000,
  }));
  await house.report(...many);
  await house.settle();
  const where = encodeURIComponent(JSON.stringify({ thing: 'factory/sewing/g' }));
  const { rows } = await house.owner.json('GET', `/apps/scale/records/weighing/summary?where=${where}`);
  assert.equal(rows[0].count, many.length);
  assert.deepEqual((await other.list('weighing')).items, []);
});
