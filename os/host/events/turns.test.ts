import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './turns.ts';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('owners take turns, a few work at once, of one name never two', async () => {
  const order: string[] = [];
  const busy = new Set<string>();
  let most = 0;
  const turns = new Turns<string>(
    3,
    () => 2,
    async (task) => {
      assert.ok(!busy.has(task), task);
      busy.add(task);
      most = Math.max(most, busy.size);
      assert.ok([...busy].filter((one) => one.startsWith('a')).length <= 2);
      order.push(task);
      await soon();
      busy.delete(task);
      return false;
    },
  );
  for (let n = 0; n < 20; n++) turns.add(`a${n}`, 'a', `a${n}`);
  for (let n = 0; n < 3; n++) turns.add(`b${n}`, 'b', `b${n}`);
  turns.add('a0', 'a', 'a0');
  await turns.idle();
  assert.equal(most, 3);
  assert.equal(order.length, 24, 'what was asked for while it worked is done again');
  assert.ok(order.indexOf('b2') < 10, order.join(' '));
});

test('what may have more goes on behind the others', async () => {
  const order: string[] = [];
  let left = 2;
  const turns = new Turns<string>(
    1,
    () => 1,
    async (task) => {
      order.push(task);
      await soon();
      return task === 'long' && left-- > 0;
    },
  );
  turns.add('long', 'a', 'long');
  turns.add('other', 'b', 'other');
  await turns.idle();
  assert.deepEqual(order, ['long', 'other', 'long', 'long']);
});
