import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AQLS, INSPECTIONS, LEVELS } from './plans.ts';
import { type Aqls, GRADES, samplingOf } from './sampling.ts';
import { type Counted, verdictOf } from './verdict.ts';

const USUAL: Aqls = { critical: '0', major: '2.5', minor: '4.0' };
const normal = (lot: number, aqls = USUAL) => samplingOf({ lot, level: 'II', severity: 'normal', aqls });

test('a shipment of 2,400 pieces: 125 are drawn, major 7 and 8, minor 10 and 11, no critical one', () => {
  const plan = normal(2400);
  assert.deepEqual([plan.letter, plan.n, plan.isFull], ['K', 125, false]);
  assert.deepEqual(
    plan.classes.map(({ grade, n, accept, reject }) => [grade, n, accept, reject]),
    [
      ['critical', 125, 0, 1],
      ['major', 125, 7, 8],
      ['minor', 125, 10, 11],
    ],
  );
});

test('an arrow changes the sample, and each class keeps its own', () => {
  const plan = normal(80, { critical: '0.65', major: '2.5', minor: '4.0' });
  // Letter E: 0.65 points down to F with 20 pieces, 2.5 down to F, 4.0 has 13.
  assert.deepEqual(
    plan.classes.map(({ n, accept }) => [n, accept]),
    [
      [20, 0],
      [20, 1],
      [13, 1],
    ],
  );
  assert.equal(plan.n, 20);
});

test('a sample that is no smaller than the lot is the lot', () => {
  for (const lot of [1, 2, 3, 4, 5])
    assert.deepEqual([normal(lot).n, normal(lot).isFull], [lot, true], `${lot}`);
  const few = samplingOf({ lot: 20, level: 'II', severity: 'normal', aqls: { ...USUAL, critical: '0.10' } });
  assert.deepEqual([few.n, few.isFull, few.classes[0].n], [20, true, 20]);
});

test('whatever is wished, nothing larger than the lot is drawn and every class can be decided', () => {
  const aql = fc.constantFrom(...AQLS);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600_000 }),
      fc.constantFrom(...LEVELS),
      fc.constantFrom(...INSPECTIONS),
      fc.record({ critical: fc.oneof(aql, fc.constant('0' as const)), major: aql, minor: aql }),
      (lot, level, severity, aqls) => {
        const plan = samplingOf({ lot, level, severity, aqls });
        assert.deepEqual(
          plan.classes.map(({ grade }) => grade),
          [...GRADES],
        );
        assert.equal(plan.n, Math.max(...plan.classes.map(({ n }) => n)));
        assert.ok(plan.n >= 1 && plan.n <= lot && plan.isFull === (plan.n === lot));
        assert.ok(plan.classes.every(({ accept, reject }) => accept < reject && accept >= 0));
      },
    ),
  );
});

const counted = (inspected: number, major = 0, minor = 0, critical = 0): Counted => ({
  inspected,
  defectives: Math.min(inspected, critical + major + minor),
  defects: { critical, major, minor },
});

test('a lot is accepted at 7 and rejected at 8, at once', () => {
  const plan = normal(2400);
  const seven = verdictOf(plan, [counted(100, 7), counted(25)]);
  assert.deepEqual([seven.verdict, seven.inspected], ['accepted', 125]);
  assert.equal(verdictOf(plan, [counted(100, 7)]).verdict, 'open');
  assert.equal(verdictOf(plan, [counted(40, 8)]).verdict, 'rejected');
  assert.equal(verdictOf(plan, [counted(125, 0, 0, 1)]).verdict, 'rejected');
});

test('by pieces, a piece counts once, in its worst class', () => {
  const plan = { ...normal(2400), counts: 'pieces' as const };
  const piece = fc.record({
    critical: fc.constant(0),
    major: fc.nat({ max: 3 }),
    minor: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 120 }), (pieces) => {
      const records = pieces.map(({ major, minor }) => counted(1, major, minor));
      const { classes, defects } = verdictOf(plan, records);
      const found = Object.fromEntries(classes.map((one) => [one.grade, one.found]));
      assert.equal(found['major'], pieces.filter(({ major }) => major > 0).length);
      assert.equal(found['minor'], pieces.filter(({ major, minor }) => major === 0 && minor > 0).length);
      assert.equal(
        defects.major,
        pieces.reduce((sum, { major }) => sum + major, 0),
      );
    }),
  );
  // Eight major defects on two pieces: two pieces of seven that may be.
  const two = [counted(1, 4, 2), counted(1, 4), counted(123)];
  assert.equal(verdictOf(normal(2400), two).verdict, 'rejected');
  assert.equal(verdictOf(plan, two).verdict, 'accepted');
});

test('between the numbers of a reduced plan a lot is accepted, and told so', () => {
  const plan = samplingOf({ lot: 2400, level: 'II', severity: 'reduced', aqls: USUAL });
  const [, major] = plan.classes;
  assert.ok(major.reject - major.accept > 1);
  const verdict = verdictOf(plan, [counted(plan.n, major.accept + 1)]);
  assert.deepEqual([verdict.verdict, verdict.isBetween], ['accepted', true]);
});

test('defects beyond the own sample of a class do not count for it', () => {
  const plan = normal(80, { critical: '0.65', major: '2.5', minor: '4.0' });
  const within = [counted(13, 0, 1)];
  assert.equal(verdictOf(plan, [...within, counted(7, 0, 9)]).verdict, 'accepted');
  assert.equal(verdictOf(plan, [counted(12, 0, 1), counted(1, 0, 1), counted(7)]).verdict, 'rejected');
});

test('a verdict is the same however records are cut within the samples', () => {
  const plan = normal(2400);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 60 }), (pieces) => {
      const apart = pieces.map(([major, minor]) => counted(1, major, minor));
      const sum = (at: 'major' | 'minor'): number => apart.reduce((all, { defects }) => all + defects[at], 0);
      const plain = sum('major') >= 8 || sum('minor') >= 11 ? 'rejected' : 'open';
      assert.equal(verdictOf(plan, apart).verdict, plain);
      assert.equal(verdictOf(plan, [counted(pieces.length, sum('major'), sum('minor'))]).verdict, plain);
    }),
  );
});
