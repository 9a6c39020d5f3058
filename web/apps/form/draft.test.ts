import assert from 'node:assert/strict';
import test from 'node:test';
import { boolean, date, decimal, fields, integer, list, map, moment, object, text } from '@selvedge/sdk/app';
import { differing, draftOf, isSame, newDraft, readDraft } from './draft.ts';

const title = { zh: '项', en: 'Item' };
const ZONE = 'Asia/Shanghai';
const order = fields({
  number: text({ title, required: true }),
  quantity: integer({ title }),
  price: decimal({ title, scale: 2 }),
  urgent: boolean({ title }),
  due: date({ title }),
  at: moment({ title }),
  lines: list({
    title,
    item: object({
      title,
      fields: { colour: text({ title, required: true }), sizes: map({ title, value: integer({ title }) }) },
    }),
  }),
});

void test('a record goes through the form and comes back the same', () => {
  const record = {
    number: 'A1',
    quantity: 12,
    price: '12.50',
    urgent: true,
    due: '2026-11-23',
    at: '2026-11-23T00:00:00.000Z',
    lines: [{ colour: '红', sizes: { S: 3, M: 4 } }],
  };
  const { values, faults } = readDraft(order, draftOf(order, record, ZONE), ZONE);
  assert.deepEqual([...faults], []);
  assert.deepEqual(differing(order, values, record), []);
});

void test('what cannot be a value is told by its path', () => {
  const { faults } = readDraft(
    order,
    { ...newDraft(order), quantity: 'many', price: '1,2', lines: [{ colour: '', sizes: { S: 'x' } }] },
    ZONE,
  );
  assert.deepEqual(
    [...faults].sort(([one], [other]) => (one < other ? -1 : 1)),
    [
      ['lines.0.colour', 'required'],
      ['lines.0.sizes.S', 'integer'],
      ['number', 'required'],
      ['price', 'decimal'],
      ['quantity', 'integer'],
    ],
  );
});

void test('an empty form holds nothing but its defaults', () => {
  const asked = fields({
    above: integer({ title, default: 3 }),
    note: text({ title }),
    sizes: map({ title, value: integer({ title }) }),
  });
  assert.deepEqual(readDraft(asked, newDraft(asked), ZONE).values, { above: 3, note: null, sizes: null });
});

void test('the order of names makes no difference', () => {
  assert.ok(isSame({ S: 1, M: 2 }, { M: 2, S: 1 }));
  assert.ok(!isSame([1, 2], [2, 1]));
});
