import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnder } from '@selvedge/sdk/connector';
import fc from 'fast-check';
import { keyAfter, pageOf } from './page.ts';
import { below, containing, levelOf, wayTo } from './subtree.ts';

const path = fc
  .array(fc.constantFrom('a', 'b', 'a-b', 'a0', 'a_', '厂', 'Z', '𠀀'), { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'));
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('the range of a subtree holds what is below it, in byte order, and nothing else', () => {
  fc.assert(
    fc.property(path, path, (under, each) => {
      const { above, beyond } = below(under);
      const isIn =
        Buffer.compare(bytes(each), bytes(above)) > 0 && Buffer.compare(bytes(each), bytes(beyond)) < 0;
      assert.equal(isIn, isUnder(each, under) && each !== under);
      const all = below('');
      assert.ok(
        Buffer.compare(bytes(each), bytes(all.above)) > 0 &&
          Buffer.compare(bytes(each), bytes(all.beyond)) < 0,
      );
    }),
  );
});

test('the way to a path names every thing on it', () => {
  assert.deepEqual(wayTo('f/a/l'), ['f', 'f/a', 'f/a/l']);
});

test('levels follow ISA-95, and a cell stays a cell however deep', () => {
  assert.deepEqual(['f', 'f/a', 'f/a/l', 'f/a/l/c', 'f/a/l/c/x'].map(levelOf), [
    'site',
    'area',
    'line',
    'cell',
    'cell',
  ]);
});

test('signs of patterns are found as themselves', () => {
  assert.equal(containing('5%_\\'), '%5\\%\\_\\\\%');
});

test('a page’s mark leads to what follows it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 10 }), fc.integer({ min: 1, max: 12 }), (paths, limit) => {
      const page = pageOf(paths.slice(0, limit + 1), limit, (each) => each);
      assert.deepEqual(page.items, paths.slice(0, limit));
      if (paths.length <= limit) assert.equal(page.next, null);
      else assert.equal(keyAfter(page.next ?? ''), paths[limit - 1]);
    }),
  );
});
