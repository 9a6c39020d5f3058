import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Change, changed } from './bulletin-changes.ts';
import { bulletinFaults, type Step } from './bulletin.ts';

const blank = (code: string): Step => ({
  code,
  part: null,
  after: null,
  isJoin: false,
  joins: null,
  isOutput: false,
});

/** Operations after some of the earlier ones, the last one the output. */
const sound = fc.integer({ min: 2, max: 8 }).chain((length) =>
  fc
    .tuple(
      ...Array.from({ length }, (_, index) =>
        fc.option(fc.subarray(Array.from({ length: index }, (__, at) => `${at}`))),
      ),
    )
    .map((befores) =>
      befores.map((after, index): Step => ({
        ...blank(`${index}`),
        after,
        isOutput: index === length - 1,
      })),
    ),
);

test('a sound bulletin stays sound when operations go or come', () => {
  fc.assert(
    fc.property(sound, fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 }), (steps, wishes) => {
      const output = steps.at(-1)?.code ?? '';
      const changes = wishes.flatMap(([number, isNew], index): Change<Step>[] => {
        const code = `${number % steps.length}`;
        if (isNew) return [{ code: `new${index}`, insertAfter: code === output ? null : code }];
        return code === output ? [] : [{ code, remove: true }];
      });
      const after = changed(steps, changes, blank);
      assert.deepEqual(bulletinFaults(after), []);
      for (const { code } of changes.filter(({ remove }) => remove === true))
        assert.ok(after.every((one) => one.code !== code));
    }),
  );
});

test('facts change in place; nothing else does', () => {
  const steps = [blank('1'), { ...blank('2'), isOutput: true }];
  assert.deepEqual(changed(steps, [{ code: '1', facts: { part: '领' } }], blank), [
    { ...blank('1'), part: '领' },
    steps[1],
  ]);
});
