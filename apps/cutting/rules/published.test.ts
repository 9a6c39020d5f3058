import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { quantityAt, sizesOf, totalOf } from './cells.ts';
import { bundlesOf } from './bundles.ts';
import { byShares } from './demand.ts';
import { runsOf } from './spreading.ts';

const shared = process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared');

interface Example {
  readonly id: string;
  readonly inputs: Readonly<Record<string, never>>;
  readonly expected: Readonly<Record<string, never>>;
}

function examples(): readonly Example[] | null {
  try {
    const text = readFileSync(join(shared, 'data', 'examples', 'worked-examples.json'), 'utf8');
    return JSON.parse(text) as readonly Example[];
  } catch {
    return null;
  }
}

const published = examples();
const skip = published === null ? 'worked-examples.json is not beside the repository' : false;
const example = (id: string): Example => {
  const found = published?.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

test('CUT-1 as published', { skip }, () => {
  const { inputs, expected } = example('CUT-1');
  const { order, colours, sizes } = inputs as { order: never; colours: never; sizes: never };
  const found = byShares(order, colours, sizes);
  const { size_totals: totals, total, ...rows } = expected as Record<string, unknown>;
  for (const { colour, sizes: row } of found) assert.deepEqual(Object.values(row), rows[colour]);
  assert.deepEqual(
    sizesOf(found).map((size) => found.reduce((all, { colour }) => all + quantityAt(found, colour, size), 0)),
    totals,
  );
  assert.equal(totalOf(found), total);
});

test('CUT-3 as published', { skip }, () => {
  const { inputs, expected } = example('CUT-3');
  const { sizes, colours, components } = inputs as Record<string, number>;
  const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);
  const runs = runsOf(named(colours).map((colour) => ({ colour, lot: null, plies: 10 })));
  const ratio = Object.fromEntries(named(sizes).map((size) => [`s${size}`, 1]));
  const sets = named(components).map((part) => [part]);
  const found = bundlesOf(runs, ratio, sets, { size: 10, remainder: 'own', smallest: 1 });
  assert.equal(found.length, expected['keys']);
});
