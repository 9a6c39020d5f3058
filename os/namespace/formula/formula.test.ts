import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FormulaFault, readFormula, type Value } from './formula.ts';

const reckon = (formula: string, values: Readonly<Record<string, Value>> = {}): Value => {
  const { inputs, value } = readFormula(formula);
  return value((input) => values[inputs[input]] ?? null);
};

test('numbers, signs and brackets bind as at school', () => {
  const cases: readonly (readonly [formula: string, value: Value])[] = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['-2 * -3', 6],
    ['2 - -3', 5],
    ['7 % 4', 3],
    ['1.5e3 / 3', 500],
    ['1 < 2', true],
    ['2 <> 2', false],
    ['not 1 > 2 and 3 >= 3', true],
    ['1 > 2 or 2 > 1', true],
    ['"a" = \'a\'', true],
    ['"1" = 1', false],
    ['true = 1', true],
    ['round(2.345, 2)', 2.35],
    ['round(2.5)', 3],
    ['min(3, 1, 2) + max(3, 1, 2) + abs(-4)', 8],
  ];
  for (const [formula, value] of cases) assert.equal(reckon(formula), value, formula);
});

test('a machine’s state out of its power and speed', () => {
  const state = 'if(power < 5, "off", speed > 0, "running", "idle")';
  assert.deepEqual(readFormula(state).inputs, ['power', 'speed']);
  assert.equal(reckon(state, { power: 2, speed: null }), 'off');
  assert.equal(reckon(state, { power: 200, speed: 3000 }), 'running');
  assert.equal(reckon(state, { power: 200, speed: 0 }), 'idle');
  assert.equal(reckon(state, { power: 200 }), null);
  assert.equal(reckon('if(known(speed), speed, 0)'), 0);
});

test('names of any script; brackets where a name has a dash', () => {
  assert.deepEqual(readFormula('[thread-break] + 转速 / größe_2').inputs, [
    'thread-break',
    '转速',
    'größe_2',
  ]);
  assert.equal(reckon('[thread-break] * 2', { 'thread-break': 4 }), 8);
});

test('the unknown makes unknown; so does what has no answer', () => {
  for (const formula of ['x + 1', 'x = 1', 'not x', '-x', 'max(1, x)', '1 / 0', '0 / 0', '1 % 0', '"a" + 1'])
    assert.equal(reckon(formula), null, formula);
  assert.equal(reckon('x and false'), false);
  assert.equal(reckon('x or true'), true);
  assert.equal(reckon('x and true'), null);
  assert.equal(reckon('1e308 * 10'), null);
});

test('what cannot be read says where', () => {
  const cases: readonly (readonly [formula: string, says: RegExp])[] = [
    ['', /not complete/],
    ['1 +', /not complete/],
    ['(1', /not complete/],
    ['1 2', /“2” at character 3/],
    ['a;b', /Character 2, “;”/],
    ['1..2', /Character 2/],
    ['"open', /Character 1/],
    ['and 1', /“and” at character 1/],
    ['sqrt(2)', /no function “sqrt”.*abs, min/],
    ['constructor(1)', /no function “constructor”/],
    ['abs(1, 2)', /1 to 1 arguments/],
    ['('.repeat(100) + '1' + ')'.repeat(100), /too deep/],
  ];
  for (const [formula, says] of cases)
    assert.throws(
      () => readFormula(formula),
      (error) => error instanceof FormulaFault && says.test(error.reason.en) && error.reason.zh !== '',
      formula,
    );
});

test('whatever is written, it is read or refused with a reason; what is read can be reckoned', () => {
  const piece = fc.constantFrom(
    ...'a|[b-c]|1|2.5|"t"|+|-|*|/|%|<|=|<>|(|)|,| |and|or|not|if(|min(|known(|true|null|#|甲'.split('|'),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.constantFrom<Value>(null, 0, -3.5, 'x', true),
      (pieces, value) => {
        try {
          const answer = readFormula(pieces.join('')).value(() => value);
          assert.ok(answer === null || ['number', 'string', 'boolean'].includes(typeof answer));
          assert.ok(typeof answer !== 'number' || Number.isFinite(answer));
        } catch (error) {
          assert.ok(error instanceof FormulaFault, String(error));
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('arithmetic is that of JavaScript wherever that is finite', () => {
  const expression = fc.letrec<{ all: string }>((tie) => ({
    all: fc.oneof(
      { maxDepth: 4 },
      fc.nat(99).map(String),
      fc
        .tuple(tie('all'), fc.constantFrom('+', '-', '*'), tie('all'))
        .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    ),
  })).all;
  fc.assert(
    fc.property(expression, (formula) => {
      const plain: unknown = new Function(`return ${formula}`)();
      assert.equal(Number(reckon(formula)) + 0, Number(plain) + 0);
    }),
  );
});
