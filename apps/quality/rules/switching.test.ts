import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Happened, type Severity, severityAfter } from './switching.ts';

const LOTS: Readonly<Record<string, Happened>> = {
  /** Accepted, and with a tighter AQL too. */
  a: { kind: 'lot', isAccepted: true, isBetween: false, accept: 7, isAcceptedTighter: true },
  /** Accepted, but only just. */
  j: { kind: 'lot', isAccepted: true, isBetween: false, accept: 7, isAcceptedTighter: false },
  /** Accepted by a plan that accepts none or one. */
  s: { kind: 'lot', isAccepted: true, isBetween: false, accept: 1, isAcceptedTighter: false },
  /** Accepted between the numbers of a reduced plan. */
  b: { kind: 'lot', isAccepted: true, isBetween: true, accept: 3, isAcceptedTighter: false },
  /** Not accepted. */
  r: { kind: 'lot', isAccepted: false, isBetween: false, accept: 7, isAcceptedTighter: false },
  /** Inspection is resumed. */
  R: { kind: 'resumed' },
};

/** ISO 2859-1:1999, 9.3 and 9.4, case by case. */
const CASES: readonly (readonly [what: string, lots: string, severity: Severity])[] = [
  ['a series begins with normal inspection', '', 'normal'],
  ['one lot that is not accepted changes nothing', 'aaar', 'normal'],
  ['two of two tighten', 'rr', 'tightened'],
  ['two of five tighten', 'raaar', 'tightened'],
  ['two of six do not', 'raaaar', 'normal'],
  ['the window moves on', 'raaaarar', 'tightened'],
  ['four accepted keep it tightened', 'rraaaa', 'tightened'],
  ['five accepted one after the other loosen it', 'rraaaaa', 'normal'],
  ['one that is not begins the five anew', 'rraaaaraaaa', 'tightened'],
  ['and then five', 'rraaaaraaaaa', 'normal'],
  ['after tightened inspection the window is new', 'rraaaaar', 'normal'],
  ['four not accepted under tightened inspection', 'rrrrrr', 'tightened'],
  ['five stop it', 'rrrrrrr', 'stopped'],
  ['five stop it with accepted ones between', 'rrrarararar', 'stopped'],
  ['what was refused before it was tightened does not count', 'rrrrraaaaarrrrr', 'tightened'],
  ['stopped stays stopped', 'rrrrrrraaaaaa', 'stopped'],
  ['resumed is tightened', 'rrrrrrrR', 'tightened'],
  ['resumed begins anew', 'rrrrrrrRrrrr', 'tightened'],
  ['and may be stopped again', 'rrrrrrrRrrrrr', 'stopped'],
  ['to resume what runs changes nothing', 'rrR', 'tightened'],
  ['nine lots score 27', 'aaaaaaaaa', 'normal'],
  ['ten lots score 30: reduced', 'aaaaaaaaaa', 'reduced'],
  ['fifteen lots of a plan that accepts one score 30', 'sssssssssssssss', 'reduced'],
  ['fourteen do not', 'ssssssssssssss', 'normal'],
  ['one that passes only just begins the score anew', 'aaaaaaaaajaaaaaaaaa', 'normal'],
  ['and then ten', 'aaaaaaaaajaaaaaaaaaa', 'reduced'],
  ['one that is not accepted begins the score anew', 'aaaaaaaaaraaaaaaaaa', 'normal'],
  ['reduced stays reduced while lots are accepted', 'aaaaaaaaaaajaj', 'reduced'],
  ['one that is not accepted is enough to leave it', 'aaaaaaaaaar', 'normal'],
  ['and so is one between the numbers', 'aaaaaaaaaab', 'normal'],
  ['after reduced inspection two of five tighten as ever', 'aaaaaaaaaarrr', 'tightened'],
];

test('severity goes as ISO 2859-1 says', () => {
  for (const [what, lots, severity] of CASES)
    assert.equal(
      severityAfter(
        lots.split('').map((key) => LOTS[key]),
        true,
      ),
      severity,
      what,
    );
});

test('without leave to reduce it is never reduced, and no longer where it was', () => {
  assert.equal(severityAfter(Array(40).fill(LOTS['a']), false), 'normal');
});
