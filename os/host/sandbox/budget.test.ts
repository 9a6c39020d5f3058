import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from './budget.ts';

test('an org is over when it spent its share within a second, and no other is', () => {
  let now = 0;
  const budget = new Budget(500, () => now);
  assert.equal(budget.isOver('red'), false);
  budget.charge('red', 300);
  now = 400;
  budget.charge('red', 199);
  assert.equal(budget.isOver('red'), false);
  budget.charge('red', 1);
  assert.equal(budget.isOver('red'), true);
  assert.equal(budget.isOver('blue'), false);
  now = 999;
  assert.equal(budget.isOver('red'), true);
  now = 1000;
  assert.equal(budget.isOver('red'), false, 'the first 300 are a second ago');
  budget.charge('red', 300);
  assert.equal(budget.isOver('red'), true);
  now = 1400;
  assert.equal(budget.isOver('red'), false);
});

test('one large spending is forgotten after a second too', () => {
  let now = 0;
  const budget = new Budget(500, () => now);
  budget.charge('red', 60_000);
  assert.equal(budget.isOver('red'), true);
  now = 1001;
  assert.equal(budget.isOver('red'), false);
});
