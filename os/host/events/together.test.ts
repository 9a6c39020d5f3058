import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Told } from './outbox.ts';
import { Together } from './together.ts';

const told = (key: string, position: number): Told => ({
  id: String(position),
  event: 'x/y/v1',
  subject: String(position % 3),
  payload: { key },
  at: new Date(0),
  xid: 1,
  position,
});
const keyOf = ({ payload }: { readonly payload: object }): string => {
  const key: unknown = Reflect.get(payload, 'key');
  if (typeof key !== 'string' || key === '?') throw new Error('nothing to go by');
  return key;
};

test('without a key every event is handled, in their order', () => {
  const events = ['a', 'a', 'b'].map(told);
  const queue = new Together(events);
  const seen: string[] = [];
  for (let one = queue.next(); one !== null; one = queue.next()) {
    seen.push(one.id);
    assert.equal(queue.done?.id, one.id);
  }
  assert.deepEqual(seen, ['0', '1', '2']);
});

test('of events of a key the last is handled for all; the place moves past none that is not served', () => {
  const queue = new Together(['a', 'b', 'a', 'c', 'a'].map(told), keyOf);
  const seen: [string, string | undefined][] = [];
  for (let one = queue.next(); one !== null; one = queue.next()) seen.push([one.id, queue.done?.id]);
  assert.deepEqual(seen, [
    ['1', undefined],
    ['3', undefined],
    ['4', '4'],
  ]);
});

test('whatever fails: every event is handled, or served by one of its key that stood behind it, before it is passed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', '?'), fails: fc.boolean() }), {
        maxLength: 30,
      }),
      (facts) => {
        const events = facts.map(({ key }, at) => told(key, at));
        const queue = new Together(events, keyOf);
        const tried: number[] = [];
        const isServed = (at: number): boolean =>
          tried.includes(at) ||
          tried.some(
            (one) =>
              one > at && !facts[one].fails && facts[one].key === facts[at].key && facts[at].key !== '?',
          );
        for (let one = queue.next(); one !== null; one = queue.next()) {
          assert.ok(!tried.includes(one.position), 'once');
          tried.push(one.position);
          if (facts[one.position].fails) queue.failed();
          const place = queue.done?.position ?? -1;
          for (let at = 0; at <= place; at++) assert.ok(isServed(at), `${at} before ${place}`);
        }
        assert.equal(queue.done?.position ?? -1, events.length - 1);
        const last = new Map(facts.map(({ key }, at) => [key, at]));
        const needed = facts.filter(
          ({ key }, at) => key === '?' || last.get(key) === at || facts[last.get(key) ?? 0].fails,
        );
        assert.equal(tried.length, needed.length, 'no more than needed');
      },
    ),
    { numRuns: 500 },
  );
});
