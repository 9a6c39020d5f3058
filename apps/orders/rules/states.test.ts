import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  after,
  isOver,
  mayChangeQuantities,
  mayShip,
  STAGES,
  type Standing,
  STATES,
  type Step,
} from './states.ts';

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { kind: 'release' },
    { kind: 'hold' },
    { kind: 'resume' },
    { kind: 'cancel' },
    { kind: 'ship' },
    { kind: 'unship' },
    { kind: 'close' },
  ),
  fc.constantFrom(...STAGES).map((to): Step => ({ kind: 'advance', to })),
);

const DRAFT: Standing = { state: 'draft', heldFrom: null };
const WAY = ['draft', ...STAGES, 'shipped', 'closed'] as const;
const rank = ({ state, heldFrom }: Standing): number =>
  WAY.findIndex((one) => one === (state === 'held' ? heldFrom : state));

test('no sequence of steps reaches a state that is not one, or loses where a held order was', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (sequence) => {
      let standing = DRAFT;
      for (const step of sequence) {
        const next = after(standing, step);
        if (next === null) continue;
        assert.ok(STATES.includes(next.state));
        assert.equal(next.heldFrom !== null, next.state === 'held');
        assert.ok(!isOver(standing.state), 'what is over stays over');
        const isForward = rank(next) >= rank(standing) || next.state === 'cancelled';
        assert.ok(isForward || step.kind === 'unship', `${standing.state} → ${next.state}`);
        if (standing.state === 'draft') assert.ok(step.kind === 'release' || step.kind === 'cancel');
        standing = next;
      }
    }),
    { numRuns: 1000 },
  );
});

test('a held order goes on where it was, and does nothing else meanwhile but be cancelled', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STAGES), steps, (stage, step) => {
      const held = after({ state: stage, heldFrom: null }, { kind: 'hold' });
      assert.deepEqual(held, { state: 'held', heldFrom: stage });
      const next = after({ state: 'held', heldFrom: stage }, step);
      if (step.kind === 'resume') assert.deepEqual(next, { state: stage, heldFrom: null });
      else if (step.kind === 'cancel') assert.equal(next?.state, 'cancelled');
      else assert.equal(next, null);
    }),
  );
});

test('pieces leave and quantities change only in production', () => {
  assert.deepEqual(STATES.filter(mayShip), ['released', 'cutting', 'sewing', 'finishing', 'shipped']);
  assert.deepEqual(STATES.filter(mayChangeQuantities), [
    'released',
    'cutting',
    'sewing',
    'finishing',
    'held',
  ]);
});
