import assert from 'node:assert/strict';
import test from 'node:test';
import type { Fields } from '@selvedge/sdk/app';
import { wantedOf, whereOf } from './rows.ts';
import type { Condition } from './sentences.ts';

const title = { zh: '项', en: 'Item' };
const fields: Fields = {
  state: { kind: 'choice', title, options: { open: title } },
  due: { kind: 'date', title },
  pieces: { kind: 'integer', title },
  price: { kind: 'decimal', title, scale: 2 },
  urgent: { kind: 'boolean', title },
};
const on = (code: string, test: Condition['test'], value = ''): Condition => ({ code, test, value });

void test('conditions of words are what the server is asked, and are read back', () => {
  const conditions = [
    on('state', 'isNot', 'open'),
    on('due', 'above', '-1'),
    on('due', 'below', '3'),
    on('pieces', 'above', '100'),
    on('price', 'is', '1.50'),
    on('urgent', 'is'),
  ];
  const where = whereOf(fields, { conditions, rest: {} });
  assert.deepEqual(where, {
    state: { not: 'open' },
    due: { above: { today: -1 }, below: { today: 3 } },
    pieces: { above: 100 },
    price: '1.50',
    urgent: true,
  });
  assert.deepEqual(wantedOf(fields, where), { conditions, rest: {} });
});

void test('empty, filled in, and a day that stands still', () => {
  const conditions = [on('due', 'below', '2026-11-23'), on('state', 'empty'), on('price', 'filled')];
  const where = whereOf(fields, { conditions, rest: {} });
  assert.deepEqual(where, { due: { below: '2026-11-23' }, state: null, price: { not: null } });
  assert.deepEqual(wantedOf(fields, where).conditions, conditions);
});

void test('what is not chosen yet is not asked; what has no words is kept', () => {
  const rest = { state: { in: ['open', null] }, gone: 1, pieces: { from: 3 } };
  assert.deepEqual(wantedOf(fields, rest), { conditions: [], rest });
  const conditions = [on('', 'empty'), on('price', 'above', '')];
  assert.deepEqual(whereOf(fields, { conditions, rest }), rest);
});
