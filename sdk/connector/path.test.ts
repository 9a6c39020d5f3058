import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  MAX_DEPTH,
  MAX_PATH,
  RESERVED_METRIC_NAMES,
  isMetricPath,
  isPath,
  isSegment,
  isUnder,
  lastOf,
  parentOf,
  pathFault,
  rootOf,
} from './path.ts';

const CHARACTERS = Array.from('azAZ09-_éßñ古林一厂缝制車間ทดสอबपी'.normalize('NFC'));
const segment = fc
  .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 20 })
  .map((characters) => characters.join('').normalize('NFC'));
const segments = fc.array(segment, { minLength: 1, maxLength: MAX_DEPTH });
const path = segments.map((parts) => parts.join('/'));

test('letters, marks, digits, hyphen and underscore of any script make a segment', () => {
  fc.assert(fc.property(segment, (text) => isSegment(text)));
  for (const text of ['平车-07', 'Line_3', 'a'.repeat(64), '第3组', 'é'.normalize('NFC')])
    assert.ok(isSegment(text), text);
});

test('anything else makes none', () => {
  const wrong = ['', '.', '..', ' ', 'a b', 'a/b', 'a.b', 'a+', '#', '$SYS', 'a\u0000', '\u200b', '½', 'a\n'];
  for (const text of [...wrong, 'a'.repeat(65), 'e\u0301', '\ud800', '😀'])
    assert.ok(!isSegment(text), JSON.stringify(text));
});

test('a segment with one foreign character is none, wherever it stands', () => {
  const foreign = fc.constantFrom(...Array.from(' ./+#$\\?*:;,"\'<>|%&=@!~\u0000\t\n\u200d\u202e½😀'));
  fc.assert(fc.property(segment, foreign, segment, (left, wrong, right) => !isSegment(left + wrong + right)));
});

test('whatever is accepted is NFC and free of separators', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
      if (!isSegment(text)) return;
      assert.equal(text.normalize('NFC'), text);
      assert.ok(!/[/\s.+#$\p{Cc}]/u.test(text));
    }),
  );
});

test('segments joined by slashes are a path, and come apart again', () => {
  fc.assert(
    fc.property(segments, (parts) => {
      const joined = parts.join('/');
      assert.equal(isPath(joined), joined.length <= MAX_PATH);
      assert.equal(rootOf(joined), parts[0]);
      assert.equal(lastOf(joined), parts.at(-1));
      assert.equal(parentOf(joined), parts.slice(0, -1).join('/'));
    }),
  );
});

test('a fault is named', () => {
  assert.equal(pathFault(''), 'empty');
  assert.equal(pathFault('a'.repeat(MAX_PATH + 1)), 'too long');
  assert.equal(pathFault(Array.from({ length: MAX_DEPTH + 1 }, () => 'a').join('/')), 'too deep');
  for (const broken of ['/', '/a', 'a/', 'a//b', '../a', 'a/../b', 'a/.', 'a/ /b', 'f/e\u0301'])
    assert.equal(pathFault(broken), 'segment', broken);
  assert.equal(pathFault(Array.from({ length: MAX_DEPTH }, () => 'a').join('/')), null);
});

test('a metric path has a thing before it and no reserved name at its end', () => {
  assert.ok(isMetricPath('f/power'));
  assert.ok(!isMetricPath('power'));
  assert.ok(!isMetricPath('/power'));
  assert.ok(!isMetricPath('f/../power'));
  for (const name of RESERVED_METRIC_NAMES) {
    assert.ok(!isMetricPath(`f/a/${name}`), name);
    assert.ok(isMetricPath(`f/${name}/power`), name);
    assert.ok(isMetricPath(`f/${name}2`), name);
  }
});

test('under: itself and below, never a neighbour whose name begins alike', () => {
  fc.assert(
    fc.property(path, segment, (above, name) => {
      assert.ok(isUnder(above, ''));
      assert.ok(isUnder(above, above));
      assert.ok(isUnder(`${above}/${name}`, above));
      assert.ok(!isUnder(above, `${above}/${name}`));
      assert.ok(!isUnder(above + name, above));
    }),
  );
});
