import assert from 'node:assert/strict';
import { test } from 'node:test';
import { averageHour } from './average.ts';
import { decimalOf, fraction, plus, sum, times, written } from './fraction.ts';
import { makeUp } from './make-up.ts';
import { inOvertime, premiumOf } from './overtime.ts';

/** Published numbers, as they stand in the project's examples; what each is from stands there too. */
const PAY_1 = { piece: 491, waiting_h: 4, waiting_rate: 8, hours: 50 };
const PAY_3 = { piece: 1000, hours: 50 };
const PAY_5 = { pieces: 175, rate: '1.5', hours: 45, min_wage: '7.25' };

/** The law of the examples pays half on top for hours above 40 of a week: a factor of 150 % on overtime's part. */
const weekOf = (hours: number) => ({ minutes: hours * 60, overtime: (hours - 40) * 60, factor: 150 });

test('PAY-1: pieces and waiting together make the regular hour; overtime gets half of it on top', () => {
  const { piece, waiting_h: waiting, waiting_rate: rate, hours } = PAY_1;
  const total = plus(fraction(piece), times(fraction(waiting), fraction(rate)));
  const regular = averageHour([{ amount: total, minutes: hours * 60 }]);
  const premium = premiumOf(
    inOvertime({ yes: fraction(0), no: fraction(0), unmarked: total }, weekOf(hours)),
    {
      factor: 150,
    },
  );
  assert.equal(written(total, 2), '523.00');
  assert.equal(written(regular ?? fraction(0), 2), '10.46');
  assert.equal(written(premium, 2), '52.30');
  assert.equal(written(plus(total, premium), 2), '575.30');
});

test('PAY-3: piece rate with overtime', () => {
  const total = fraction(PAY_3.piece);
  const regular = averageHour([{ amount: total, minutes: PAY_3.hours * 60 }]);
  const overtime = inOvertime({ yes: fraction(0), no: fraction(0), unmarked: total }, weekOf(PAY_3.hours));
  const premium = premiumOf(overtime, { factor: 150 });
  assert.deepEqual([regular, premium, plus(total, premium)], [fraction(20), fraction(100), fraction(1100)]);
});

test('PAY-5: made up to the minimum; the published total rounds the overtime rate first, ours rounds once', () => {
  const { pieces, rate, hours, min_wage: minimum } = PAY_5;
  const production = times(fraction(pieces), decimalOf(rate));
  assert.equal(written(production, 2), '262.50');
  assert.equal(written(averageHour([{ amount: production, minutes: hours * 60 }]) ?? fraction(0), 2), '5.83');
  const guarantee = times(fraction(40), decimalOf(minimum));
  const ordinary = times(production, fraction(40, hours));
  const regular = plus(ordinary, makeUp(ordinary, guarantee, 40 * 60, 40 * 60));
  assert.equal(written(regular, 2), '290.00');
  const overtimeRate = times(decimalOf(minimum), fraction(3, 2));
  assert.equal(written(overtimeRate, 2), '10.88');
  assert.equal(written(times(fraction(5), overtimeRate), 2), '54.38');
  assert.equal(written(plus(regular, times(fraction(5), overtimeRate)), 2), '344.38');
  // As published: 10.875 is rounded to 10.88 before it is multiplied.
  assert.equal(written(plus(regular, times(fraction(5), decimalOf('10.88'))), 2), '344.40');
});

test('PAY-7: 150, 200 and 300 % of the own piece price', () => {
  const price = decimalOf('0.50');
  const paid = [150, 200, 300].map((factor) => written(sum([price, premiumOf(price, { factor })]), 2));
  assert.deepEqual(paid, ['0.75', '1.00', '1.50']);
});
