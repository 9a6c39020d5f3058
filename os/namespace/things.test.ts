import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryNamespace } from './testing.ts';

test('a thing is made with its parents, read back and changed', async () => {
  const { namespace, home, within } = await temporaryNamespace();
  const { before, after } = await within(home, (tx) =>
    namespace.put(tx, 'home/sewing/3/m07', {
      title: { zh: '平车', en: 'Lockstitch' },
      metrics: [{ name: 'speed', datatype: 'double', unit: 'rpm', min: 0, max: 6000 }],
    }),
  );
  assert.equal(before, null);
  assert.equal(after.level, 'cell');
  assert.deepEqual(after.metrics[0], {
    name: 'speed',
    title: null,
    datatype: 'double',
    unit: 'rpm',
    min: 0,
    max: 6000,
    counter: false,
    words: null,
    path: 'home/sewing/3/m07/speed',
    own: true,
  });
  const tree = await within(home, (tx) => namespace.list(tx, {}));
  assert.deepEqual(
    tree.items.map(({ path, children, level }) => [path, children, level]),
    [
      ['home', 1, 'site'],
      ['home/sewing', 1, 'area'],
      ['home/sewing/3', 1, 'line'],
      ['home/sewing/3/m07', 0, 'cell'],
    ],
  );
  assert.ok(namespace.series.resolve('home/sewing/3/m07/speed') > 0);
});
