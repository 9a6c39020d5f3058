import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { AQLS, type Aql, codeLetter, INSPECTIONS, LETTERS, LEVELS, planOf } from './plans.ts';

const shared = process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '../../../../shared');
const folder = join(shared, 'data', 'aql');
const skip = existsSync(folder) ? false : `The published tables are not at ${folder}.`;

const cells = INSPECTIONS.flatMap((inspection) =>
  LETTERS.flatMap((letter) =>
    AQLS.map((aql) => ({ inspection, letter, aql, ...planOf(inspection, letter, aql) })),
  ),
);
const rowsOf = (file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));

test('all 1,248 cells are those of the published tables', { skip }, () => {
  const rows = rowsOf('z14_single_plans.csv');
  assert.equal(rows.length, 1248);
  const said = cells.map(({ inspection, letter, aql, n, accept, reject }) =>
    [inspection[0].toUpperCase() + inspection.slice(1), letter, aql, n, accept, reject].join(','),
  );
  assert.deepEqual(said.toSorted(), rows.map((row) => row.join(',')).toSorted());
});

test('the same, by their checksum where the tables are not there', () => {
  const text = cells
    .map(({ inspection, letter, aql, n, accept, reject }) =>
      [inspection, letter, aql, n, accept, reject].join(' '),
    )
    .join('\n');
  assert.equal(
    createHash('sha256').update(text).digest('hex'),
    '80dd88cce60655b5388dc90171b3ee62ae07546d64c3809be5da0799156401aa',
  );
});

test('code letters of all lots and levels are those of the published table', { skip }, () => {
  for (const [from, to, ...letters] of rowsOf('z14_code_letters.csv'))
    for (const lot of [Number(from), to === '' ? 10_000_000 : Number(to)])
      assert.deepEqual(
        LEVELS.map((level) => codeLetter(lot, level)),
        letters,
        `a lot of ${lot}`,
      );
});

test('a lot of less than two is no lot', () => {
  for (const lot of [1, 0, -5, 2.5, Number.NaN]) assert.throws(() => codeLetter(lot, 'II'), RangeError);
});

// Published examples, single normal: lots, level II, AQL → letter, sample, accept/reject (MIL-STD-105E, tables I and II-A).
const EXAMPLES: readonly [lot: number, aql: Aql, letter: string, n: number, accept: number][] = [
  [10_000, '1.5', 'L', 200, 7],
  [10_000, '4.0', 'L', 200, 14],
  [150, '2.5', 'F', 20, 1],
  [280, '2.5', 'G', 32, 2],
  [500, '2.5', 'H', 50, 3],
  [1200, '2.5', 'J', 80, 5],
  [3200, '2.5', 'K', 125, 7],
  [10_500, '2.5', 'M', 315, 14],
];
test('published examples', () => {
  for (const [lot, aql, letter, n, accept] of EXAMPLES) {
    assert.equal(codeLetter(lot, 'II'), letter);
    assert.deepEqual(planOf('normal', codeLetter(lot, 'II'), aql), { n, accept, reject: accept + 1 });
  }
});
