import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FairQueue } from './queue.ts';

const item = (name: string, bytes = 1) => ({ name, bytes });

function taken(queue: FairQueue<{ readonly name: string; readonly bytes: number }>): string {
  let names = '';
  for (let next = queue.take(); next !== undefined; next = queue.take()) names += next.name;
  return names;
}

test('orgs take turns, and each keeps its order', () => {
  const queue = new FairQueue<{ readonly name: string; readonly bytes: number }>();
  for (const name of 'abcd') queue.add('red', item(name));
  for (const name of '12') queue.add('blue', item(name));
  queue.add('green', item('x'));
  assert.equal(taken(queue), 'a1xb2cd');
  assert.equal(queue.take(), undefined);
});

test('whoever was served goes behind those who came meanwhile', () => {
  const queue = new FairQueue<{ readonly name: string; readonly bytes: number }>();
  queue.add('red', item('a'));
  queue.add('red', item('b'));
  assert.equal(queue.take()?.name, 'a');
  queue.add('blue', item('1'));
  assert.equal(taken(queue), 'b1');
});

test('one org may have 5,000 items or 32 MB waiting; others are not concerned', () => {
  const queue = new FairQueue<{ readonly name: string; readonly bytes: number }>();
  for (let at = 0; at < 5000; at++) assert.ok(queue.add('red', item('a')));
  assert.equal(queue.add('red', item('a')), false);
  assert.ok(queue.add('blue', item('b', 30e6)));
  assert.equal(queue.add('blue', item('b', 10e6)), false);
  assert.ok(queue.add('blue', item('b', 1e6)));
  queue.take();
  assert.ok(queue.add('red', item('a')), 'room again');
  assert.equal(queue.drain().length, 5002);
  assert.equal(queue.take(), undefined);
});
