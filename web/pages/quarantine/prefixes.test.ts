import assert from 'node:assert/strict';
import test from 'node:test';
import { prefixesOf } from './prefixes.ts';

void test('the subtrees offered hold several paths, and a narrower one is preferred when it holds as many', () => {
  const paths = ['f/sew/3/m1/speed', 'f/sew/3/m1/power', 'f/sew/3/m2/speed', 'f/cut/m9/speed'];
  assert.deepEqual(prefixesOf(paths, 9), [
    { path: 'f', count: 4 },
    { path: 'f/sew/3', count: 3 },
    { path: 'f/sew/3/m1', count: 2 },
  ]);
  assert.equal(prefixesOf(paths, 1).length, 1);
  assert.deepEqual(prefixesOf(['a/b'], 5), []);
});
