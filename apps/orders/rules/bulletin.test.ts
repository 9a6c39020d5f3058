import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bulletinFaults, type Step } from './bulletin.ts';

const step = (code: string, facts: Partial<Step> = {}): Step => ({
  code,
  part: null,
  after: null,
  isJoin: false,
  joins: null,
  isOutput: false,
  ...facts,
});
const kinds = (steps: readonly Step[]): string[] => bulletinFaults(steps).map(({ kind }) => kind);

/** Bulletins that are right: each operation after some of those written before it, the last one the output. */
const sound = fc
  .integer({ min: 1, max: 12 })
  .chain((length) =>
    fc
      .tuple(
        ...Array.from({ length }, (_, index) =>
          fc.option(fc.subarray(Array.from({ length: index }, (__, at) => `${at}`))),
        ),
      )
      .map((befores) =>
        befores.map((after, index) => step(`${index}`, { after, isOutput: index === length - 1 })),
      ),
  );

test('a bulletin in which each operation comes after earlier ones has no faults, however it is sorted', () => {
  fc.assert(
    fc.property(sound, fc.infiniteStream(fc.nat()), (steps, numbers) => {
      assert.deepEqual(bulletinFaults(steps), []);
      // Sorted otherwise, only what is written counts.
      const written = steps.map((one, index) => ({
        ...one,
        after: one.after ?? (index === 0 ? [] : [`${index - 1}`]),
      }));
      const shuffled = written
        .map((one) => ({ one, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      assert.deepEqual(bulletinFaults(shuffled), []);
    }),
  );
});

test('a way back makes a circle, and the circle holds both ends', () => {
  fc.assert(
    fc.property(sound, fc.nat(), fc.nat(), (steps, a, b) => {
      const [early, late] = [a % steps.length, b % steps.length].sort((x, y) => x - y);
      const chain = steps.map((one, index) => ({
        ...one,
        after: index === 0 ? [] : [...new Set([...(one.after ?? []), `${index - 1}`])],
      }));
      chain[early] = { ...chain[early], after: [...chain[early].after, `${late}`] };
      const circle = bulletinFaults(chain).find((fault) => fault.kind === 'cycle');
      assert.ok(
        circle?.kind === 'cycle' && circle.codes.includes(`${early}`) && circle.codes.includes(`${late}`),
      );
    }),
  );
});

test('exactly one output; codes unique and known', () => {
  fc.assert(
    fc.property(sound, fc.subarray([0, 1, 2, 3, 4]), (steps, outputs) => {
      const marked = steps.map((one, index) => ({ ...one, isOutput: outputs.includes(index) }));
      const count = marked.filter(({ isOutput }) => isOutput).length;
      assert.equal(kinds(marked).includes('output'), count !== 1);
    }),
  );
  assert.deepEqual(kinds([]), ['output']);
  assert.deepEqual(kinds([step('1'), step('1', { isOutput: true })]), ['twice', 'cycle']);
  assert.deepEqual(kinds([step('1', { after: ['9'], isOutput: true })]), ['unknown']);
});

test('a join needs two parts that come out of operations before it', () => {
  const collar = step('1', { part: '领', after: [] });
  const body = step('2', { part: '大身', after: [] });
  const press = step('3', { after: ['1'] });
  const join = (facts: Partial<Step>): Step =>
    step('4', { isJoin: true, isOutput: true, joins: ['领', '大身'], after: ['2', '3'], ...facts });
  assert.deepEqual(kinds([collar, body, press, join({})]), []);
  assert.deepEqual(bulletinFaults([collar, body, press, join({ after: ['2'] })]), [
    { kind: 'join', code: '4', missing: ['领'] },
  ]);
  assert.deepEqual(kinds([collar, body, press, join({ joins: ['领', '领'] })]), ['few-joined']);
  assert.deepEqual(kinds([collar, body, press, join({ isJoin: false })]), ['no-join']);
});
