import assert from 'node:assert/strict';
import test from 'node:test';
import { inputOf, sendable } from './order.ts';
import type { StoredAction } from './store.ts';

let seq = 0;
const action = (subject: string | null, facts: Partial<StoredAction> = {}): StoredAction => ({
  seq: ++seq,
  id: `key-${seq}`,
  person: 'chen',
  org: 'factory',
  app: 'floor',
  action: 'report',
  input: { bundle: 'B1' },
  subject,
  at: Date.UTC(2026, 10, 23, 7),
  ahead: null,
  atField: null,
  aheadField: null,
  reason: null,
  ...facts,
});

void test('of one subject the oldest goes first; without a subject all may go', () => {
  const kept = [action('B1'), action('B2'), action('B1'), action(null), action(null)];
  assert.deepEqual(sendable(kept), [kept[0], kept[1], kept[3], kept[4]]);
});

void test('behind what was refused its subject waits, and no other; the same word in another app is another subject', () => {
  const kept = [
    action('B1', { reason: 'closed' }),
    action('B1'),
    action('B2'),
    action('B1', { app: 'sewing' }),
    action(null, { reason: 'closed' }),
  ];
  assert.deepEqual(sendable(kept), [kept[2], kept[3]]);
});

void test('the moment and the clock stand in the fields that were named', () => {
  assert.deepEqual(inputOf(action(null, { atField: 'at', aheadField: 'ahead', ahead: 1500 })), {
    bundle: 'B1',
    at: '2026-11-23T07:00:00.000Z',
    ahead: 1500,
  });
  assert.deepEqual(inputOf(action(null)), { bundle: 'B1' });
});
