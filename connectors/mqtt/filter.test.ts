import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { FilterTree } from './filter-tree.ts';
import { isFilter, isInside, literalPart, matches } from './filter.ts';

const level = fc.constantFrom('a', 'b', 'c', '', '$x');
const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
const filter = fc
  .tuple(
    fc.array(fc.oneof(level, fc.constant('+')), { minLength: 0, maxLength: 4 }),
    fc.constantFrom('', 'a', '+', '#'),
  )
  .map(([levels, last]) => [...levels, last].join('/'))
  .filter((written) => written.length > 0);

test('filters as the standard writes them', () => {
  for (const good of ['a', '/', '#', '+', '+/a/#', 'a//b', '/+/#', '$SYS/#', 'a b'])
    assert.ok(isFilter(good), good);
  for (const bad of ['', 'a#', 'a/#/b', '#/a', 'a+', '+a/b', 'a/b+', 'a\u0000'])
    assert.ok(!isFilter(bad), bad);
});

test('matching as the standard tells it', () => {
  const yes = [
    ['#', 'a/b'],
    ['a/#', 'a'],
    ['a/#', 'a/b/c'],
    ['a/+/c', 'a/b/c'],
    ['+/+', '/a'],
    ['/+', '/a'],
    ['+', 'a'],
    ['$x/#', '$x/a'],
  ];
  const no = [
    ['a/+', 'a'],
    ['a/+', 'a/b/c'],
    ['+', '/a'],
    ['#', '$x/a'],
    ['+/a', '$x/a'],
    ['a', 'A'],
    ['a/', 'a'],
    ['a/b/#', 'a'],
  ];
  for (const [one, other] of yes) assert.ok(matches(one, other), `${one} ${other}`);
  for (const [one, other] of no) assert.ok(!matches(one, other), `${one} ${other}`);
});

test('property: a filter inside a subtree matches nothing outside of it', () => {
  fc.assert(
    fc.property(filter, topic, topic, (written, subtree, other) => {
      if (!isInside(written, subtree) || !matches(written, other)) return;
      assert.ok(
        subtree === '' || other === subtree || other.startsWith(`${subtree}/`),
        `${written} ${subtree} ${other}`,
      );
    }),
    { numRuns: 5_000 },
  );
});

test('property: what a filter matches lies below its literal part', () => {
  fc.assert(
    fc.property(filter, topic, (written, other) => {
      const literal = literalPart(written);
      if (matches(written, other) && literal !== '') assert.ok(`${other}/`.startsWith(`${literal}/`));
    }),
  );
});

test('property: the tree finds what matches, no more, no less, whatever came and went', () => {
  fc.assert(
    fc.property(
      fc.array(filter, { maxLength: 12 }),
      fc.array(fc.nat(11), { maxLength: 8 }),
      topic,
      (filters, removed, wanted) => {
        const tree = new FilterTree<string>();
        const left = new Set(filters);
        for (const one of filters) tree.add(one, one);
        for (const index of removed) {
          const one = filters[index];
          if (one === undefined) continue;
          tree.remove(one, one);
          left.delete(one);
        }
        const found: string[] = [];
        tree.match(wanted, (one) => found.push(one));
        assert.deepEqual(new Set(found), new Set([...left].filter((one) => matches(one, wanted))));
        assert.equal(found.length, new Set(found).size);
        assert.equal(tree.any(wanted), found.length > 0);
      },
    ),
    { numRuns: 2_000 },
  );
});
