import assert from 'node:assert/strict';
import { test } from 'node:test';
import { validate, version } from 'uuid';
import { newId } from './id.ts';

test('ids are UUIDs of version 7, each above the one before, and carry their time', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5000 }, newId);
  const after = Date.now();
  assert.ok(ids.every((id) => validate(id) && version(id) === 7));
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  assert.ok(times.every((time) => time >= before && time <= after));
});

test('what of an id is neither its time nor its turn is random', () => {
  const endings = Array.from({ length: 1000 }, () => newId().slice(-12));
  assert.equal(new Set(endings).size, endings.length);
});
