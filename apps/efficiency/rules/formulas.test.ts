import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  balanceEfficiency,
  capacityMinutes,
  lineEfficiency,
  samOf,
  targetPieces,
  TMU_MINUTES,
  wholePieces,
} from './formulas.ts';
import { resultOf } from './study.ts';

/** Published numbers, as they stand in the project's examples; what each is from stands there too. */
const EXAMPLES = join(
  process.env['SELVEDGE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared'),
  'data',
  'examples',
  'worked-examples.json',
);

// What a test looks into; its assertions are its types.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const published: Loose[] = existsSync(EXAMPLES) ? JSON.parse(readFileSync(EXAMPLES, 'utf8')) : [];
const skip = published.length === 0 ? 'the published examples are not here' : false;
const example = (id: string): Loose => published.find((one) => one.id === id);
const percent = (share: number | null): number => Math.round((share ?? 0) * 10_000) / 100;

test('EFF-1: nine published lines', { skip }, () => {
  const { inputs, expected } = example('EFF-1');
  assert.deepEqual(
    inputs.map(({ operators, hours, output, sam }: Loose) =>
      percent(lineEfficiency(output, sam, operators, hours * 60)),
    ),
    expected,
  );
});

test('EFF-3: helpers and ironers count', { skip }, () => {
  const { inputs, expected } = example('EFF-3');
  const people = inputs.operators + inputs.helpers + inputs.ironmen;
  assert.equal(people, expected.manpower);
  assert.equal(percent(lineEfficiency(inputs.output, inputs.smv, people, inputs.hours * 60)), expected.pct);
});

test('CAP-1: capacity of a sewing floor', { skip }, () => {
  const { inputs, expected } = example('CAP-1');
  const lines: number[] = inputs.map(({ operators, minutes, eff, absent }: Loose) =>
    capacityMinutes(operators, minutes, absent, eff),
  );
  assert.deepEqual(
    lines.map((one) => Math.round(one * 10) / 10),
    expected.lines,
  );
  const total = lines.reduce((all, one) => all + one, 0);
  assert.equal(Math.round(total), expected.total);
  assert.equal(wholePieces(total / 20), expected.pcs_sam20);
});

test('SAM-1 and SAM-3: TMU, and a bundle timed as one', { skip }, () => {
  assert.equal(
    Number((example('SAM-1').inputs.tmu * TMU_MINUTES).toFixed(6)),
    example('SAM-1').expected.minutes,
  );
  const { inputs, expected } = example('SAM-3');
  const timed = resultOf({
    cycles: [{ laps: [inputs.seconds * 1000], excluded: null }],
    pieces: inputs.bundle,
    rating: 1,
    allowance: 0,
  });
  assert.equal(Math.round((timed?.observed ?? 0) * 60 * 1000) / 1000, expected.sec_per_piece);
});

test('BAL-1: stations by which every operation keeps the same pace are in full balance', { skip }, () => {
  const { inputs, expected } = example('BAL-1');
  const rates = Object.entries<number>(inputs.pcs_per_hour);
  const cycle = 60 / expected.output_per_hour;
  const sams = rates.map(([, rate]) => 60 / rate);
  const stations = rates.map(([name]) => expected.operators[name]);
  assert.deepEqual(
    sams.map((sam) => Math.round((sam / cycle) * 1000) / 1000),
    stations,
  );
  const all = stations.reduce((sum: number, one: number) => sum + one, 0);
  assert.equal(percent(balanceEfficiency(sams, all, cycle)), 100);
});

test('BAL-3: four stations at a cycle of 75', { skip }, () => {
  const { inputs, expected } = example('BAL-3');
  const balance = balanceEfficiency(Object.values<number>(inputs.times), expected.optimum, inputs.cycle);
  assert.equal(Math.round((balance ?? 0) * 10_000) / 10_000, expected.efficiency);
});

test(
  'APS-1: output of a line that learns; the page prints a sum of 31,736.42, its own remainder says 31,726',
  { skip },
  () => {
    const { inputs, expected } = example('APS-1');
    const people = inputs.manpower_per_line * inputs.attendance;
    const days: number[] = inputs.learning.map(
      (efficiency: number) => targetPieces(people, inputs.shift_h * 60, efficiency, inputs.smv) ?? 0,
    );
    for (const [at, pieces] of days.entries()) assert.ok(Math.abs(pieces - expected.per_line[at]) < 0.06);
    const last = days.at(-1) ?? 0;
    const total = inputs.lines * (days.slice(0, -1).reduce((all, one) => all + one, 0) + 4 * last);
    assert.ok(Math.abs(total - expected.cum_day7) < 1, String(total));
  },
);

test('what cannot be divided is undefined', () => {
  assert.equal(lineEfficiency(100, 1, 0, 480), null);
  assert.equal(targetPieces(10, 480, 0.6, 0), null);
  assert.equal(balanceEfficiency([], 0, 0), null);
  assert.equal(samOf(1, 0.15), 1.15);
});
