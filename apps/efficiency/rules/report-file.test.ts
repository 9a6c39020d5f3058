import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReport } from './report-file.ts';
import { SMALL_REPORT } from './small-report.ts';
import { RATIO, reportChanges, type ReportDay, reportFigures } from './report-figures.ts';

const REAL = join(
  process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared'),
  'data',
  'garment-productivity',
  'garments_worker_productivity.csv',
);

const daysOf = (text: string, department: string): ReportDay[] =>
  readReport(text)
    .rows.filter((row) => row.department === department)
    .map(({ day, team, target, actual, workers, overtime, styleChanges }) => ({
      day,
      team,
      overtime,
      styleChanges,
      target: Math.round(Number(target) * RATIO),
      actual: Math.round(Number(actual) * RATIO),
      workers: Number(workers) * 10,
    }));

test('what is mended is said of each row', () => {
  const { rows, faults, unknown } = readReport(SMALL_REPORT);
  assert.deepEqual([faults, unknown], [[], []]);
  assert.deepEqual(
    rows.map(({ day, department, workers, wip }) => [day, department, workers, wip]),
    [
      ['2026-01-05', 'sewing', '59.0', 1108],
      ['2026-01-05', 'finishing', '8.0', null],
      ['2026-01-13', 'sewing', '30.5', 968],
    ],
  );
  assert.deepEqual(
    rows.map(({ mends }) => mends.toSorted()),
    [
      ['date', 'department', 'pay', 'rounded'],
      ['blank', 'date', 'noWip', 'over', 'pay'],
      ['date', 'department', 'pay'],
    ],
  );
});

test('days are read by the cells that leave no doubt', () => {
  const file = (...days: readonly string[]) =>
    readReport(
      `date,department,team,targeted_productivity,actual_productivity,no_of_workers\n${days.map((day) => `${day},sewing,1,0.7,0.7,10`).join('\n')}`,
    );
  assert.deepEqual(
    file('3/4/2026', '25/4/2026').rows.map(({ day }) => day),
    ['2026-04-03', '2026-04-25'],
  );
  assert.equal(file('3/4/2026').isDateAmbiguous, true);
  assert.equal(file('2026-04-03').isDateAmbiguous, false);
  assert.deepEqual(file('2/30/2026').faults, [{ row: 2, column: 'date', cell: '2/30/2026' }]);
  assert.deepEqual(readReport('a,b\n1,2').missing.slice(0, 2), ['date', 'department']);
});

test('a day with a style change costs what it lacks against days without one', () => {
  const days = daysOf(SMALL_REPORT, 'sewing');
  const [change] = reportChanges(days, 480);
  assert.ok(Math.abs(change.lost - (0.940_725_42 - 0.6) * (30.5 * 480 + 3660)) < 1e-3);
  const { rows, met, over, lost } = reportFigures(days, [change], 480);
  assert.deepEqual([rows, met, over, lost], [2, 1, 0, change.lost]);
});

test('whatever the days: parts add up, and nothing is lost on days without a change', () => {
  const day = fc.record({
    day: fc.constant('2026-01-05'),
    team: fc.constantFrom('1', '2', '3'),
    target: fc.integer({ min: 0, max: RATIO }),
    actual: fc.integer({ min: 0, max: 2 * RATIO }),
    workers: fc.integer({ min: 1, max: 900 }),
    overtime: fc.nat(9000),
    styleChanges: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 40 }), (days) => {
      const changes = reportChanges(days, 480);
      const all = reportFigures(days, changes, 480);
      const parts = [...Map.groupBy(days, ({ team }) => team)].map(([team, own]) =>
        reportFigures(
          own,
          changes.filter((one) => one.team === team),
          480,
        ),
      );
      const sum = (of: (one: (typeof parts)[number]) => number): number =>
        parts.reduce((n, one) => n + of(one), 0);
      assert.deepEqual(
        [
          sum(({ rows }) => rows),
          sum(({ met }) => met),
          sum(({ over }) => over),
          sum(({ changes: many }) => many),
        ],
        [all.rows, all.met, all.over, all.changes],
      );
      assert.ok(Math.abs(sum(({ lost }) => lost) - all.lost) < 1e-6 * (1 + all.lost));
      assert.ok(changes.every(({ lost, styleChanges }) => lost >= 0 && styleChanges > 0));
    }),
  );
});

test(
  'the records of a real factory give its figures',
  { skip: existsSync(REAL) ? false : 'the real file is not here' },
  () => {
    const text = readFileSync(REAL, 'utf8');
    const { rows, faults } = readReport(text);
    assert.deepEqual([rows.length, faults], [1197, []]);
    const many = (mend: string): number =>
      rows.filter(({ mends }) => (mends as readonly string[]).includes(mend)).length;
    assert.deepEqual(
      [many('department'), many('blank'), many('date'), many('noWip'), many('over'), many('oddTarget')],
      [691, 257, 1197, 506, 37, 1],
    );
    const sewing = daysOf(text, 'sewing');
    const figures = reportFigures(sewing, reportChanges(sewing, 480), 480);
    assert.deepEqual(
      [
        figures.rows,
        figures.meanActual?.toFixed(6),
        figures.meanTarget?.toFixed(5),
        figures.met,
        figures.changes,
      ],
      [691, '0.722013', '0.72398', 573, 147],
    );
    assert.ok(figures.lost > 0);
  },
);
