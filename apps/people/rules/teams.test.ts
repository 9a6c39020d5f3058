import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '@selvedge/sdk/app';
import fc from 'fast-check';
import { homeOf, type Placing, teamOf } from './teams.ts';

const home = (team: string, since: string): Placing => ({ team, kind: 'home', since, until: null });
const loan = (team: string, since: string, until: string): Placing => ({ team, kind: 'loan', since, until });
const placings = [
  home('1组', '2026-01-05'),
  loan('2组', '2026-11-20', '2026-11-21'),
  home('3组', '2026-11-23'),
];

test('a loan goes before the own team, on its days only; a move counts from its day', () => {
  const teams = ['2025-12-01', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(
    (day) => teamOf(placings, day),
  );
  assert.deepEqual(teams, ['1组', '1组', '2组', '2组', '1组', '3组']);
  assert.equal(homeOf(placings, '2026-11-20')?.team, '1组');
  assert.equal(teamOf([], '2026-11-20'), null);
});

test('of two moves on one day the later decision holds', () => {
  assert.equal(teamOf([home('1组', '2026-11-01'), home('2组', '2026-11-01')], '2026-11-02'), '2组');
});

test('the order in which moves of different days were entered does not matter', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), (since, count) => {
      const homes = since.map((one) => home(`组${one}`, addDays('2026-10-01', one)));
      const day = addDays('2026-10-01', count);
      assert.equal(teamOf(homes, day), teamOf(homes.toReversed(), day));
    }),
  );
});
