import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fields, list, map, text } from '@selvedge/sdk/app';
import { inputShape } from './shape.ts';

const title = { zh: '值', en: 'Value' };
const cell = text({ title, maxLength: 20 });

test('blank cells of a list or map stay blank, and what was read is read again as it is', () => {
  const shape = inputShape(
    fields({
      rows: list({ title, item: list({ title, item: cell }) }),
      notes: map({ title, value: cell }),
      name: cell,
    }),
  );
  const given = {
    rows: [
      ['', ' S '],
      ['黑', ''],
    ],
    notes: { a: '' },
    name: '',
  };
  const read = shape.parse(given);
  assert.deepEqual(read, {
    rows: [
      ['', 'S'],
      ['黑', ''],
    ],
    notes: { a: '' },
    name: null,
  });
  assert.deepEqual(shape.parse(read), read);
});

test('a blank item that must not be blank is refused', () => {
  const shape = inputShape(fields({ names: list({ title, item: text({ title, required: true }) }) }));
  assert.equal(shape.safeParse({ names: [''] }).success, false);
});
