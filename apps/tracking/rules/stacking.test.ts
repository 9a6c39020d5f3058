import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stacksOf } from './stacking.ts';

const STEPS = [
  { code: '10', title: '合肩', sam: 0.5 },
  { code: '20', title: '上领', sam: 1.2 },
  { code: '30', title: '剪线', sam: null },
];
const sewn = (worker: string, code: string, pieces: number) => ({ worker, title: worker, code, pieces });

test('who sews half of an operation carries half of its time', () => {
  const stacks = stacksOf(
    [sewn('b', '20', 60), sewn('a', '20', 20), sewn('a', '10', 80), sewn('c', '30', 80), sewn('d', '10', 0)],
    STEPS,
  );
  assert.deepEqual(
    stacks.map(({ key, parts }) => [key, parts.map(({ title, value }) => `${title} ${value}`)]),
    [
      ['a', ['合肩 0.500', '上领 0.300']],
      ['b', ['上领 0.900']],
    ],
  );
});

test('together they are the SAM of what was sewn', () => {
  const work = fc.record({
    worker: fc.constantFrom('a', 'b', 'c', 'd'),
    code: fc.constantFrom('10', '20'),
    pieces: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(work, { selector: ({ worker, code }) => worker + code, minLength: 1 }),
      (rows) => {
        const stacks = stacksOf(
          rows.map((row) => ({ ...row, title: row.worker })),
          STEPS,
        );
        const sum = stacks.flatMap(({ parts }) => parts).reduce((all, { value }) => all + Number(value), 0);
        const codes = new Set<string>(rows.map(({ code }) => code));
        const wished = STEPS.filter(({ code }) => codes.has(code)).reduce(
          (all, { sam }) => all + (sam ?? 0),
          0,
        );
        assert.ok(Math.abs(sum - wished) < 0.005, `${sum} ${wished}`);
      },
    ),
  );
});
