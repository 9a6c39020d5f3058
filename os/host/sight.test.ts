import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integer, list, map, money, object, text } from '@selvedge/sdk/app';
import { seen, visibleFields } from './sight.ts';

const title = { zh: '甲', en: 'A' };
const price = money({ title, readableBy: 'shop.prices' });
const line = object({ title, fields: { style: text({ title }), price } });
const fields = {
  count: integer({ title }),
  total: price,
  lines: list({ title, item: line }),
  bySize: map({ title, value: line }),
};
const answer = {
  count: 1,
  total: '9.00',
  lines: [{ style: 'A', price: '9.00' }],
  bySize: { S: { style: 'A', price: '9.00' } },
};

test('a hidden field is hidden inside lists, objects and maps too', () => {
  const shown = seen(fields, new Set(['shop.read']), answer);
  assert.deepEqual(shown, { count: 1, lines: [{ style: 'A' }], bySize: { S: { style: 'A' } } });
  assert.doesNotMatch(JSON.stringify(visibleFields(fields, new Set())), /price|total/);
});

test('whoever may see it sees it, and so does the platform', () => {
  assert.deepEqual(seen(fields, new Set(['shop.prices']), answer), answer);
  assert.deepEqual(seen(fields, 'all', answer), answer);
  assert.deepEqual(visibleFields(fields, 'all'), fields);
});

test('what is not declared is not told', () => {
  assert.deepEqual(seen({}, 'all', { stray: 1 }), {});
});
