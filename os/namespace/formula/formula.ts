import { type Expression, FUNCTIONS, numberOf, type Value } from './functions.ts';
import { FormulaFault, type Token, tokensOf, WORDS } from './tokens.ts';

export type { Value } from './functions.ts';
export { FormulaFault } from './tokens.ts';

/** How deep brackets may nest. */
const DEEPEST = 50;

/** A formula ready to be reckoned. */
export interface Formula {
  /** Names of the metrics it needs, of the same thing; `read` is asked by index into them. */
  readonly inputs: readonly string[];
  readonly value: Expression;
}

/**
 * Reads a formula over the metrics of one thing:
 * `if(power < 5, "off", speed > 0, "running", "idle")`, `[thread-break] * 2`, `(a - b) / a * 100`.
 * Signs `+ - * / % = <> < <= > >=`, words `and or not true false null`, functions `abs min max round known if`.
 * The unknown makes unknown what needs it; so does division by zero. `and`, `or` need only what decides.
 * @throws FormulaFault that says where and why
 */
export function readFormula(formula: string): Formula {
  const reader = new Reader(tokensOf(formula));
  const value = reader.whole();
  return { inputs: reader.inputs, value };
}

type Reckoning = (left: Value, right: Value) => Value;

const onNumbers =
  (reckon: (left: number, right: number) => number | boolean): Reckoning =>
  (left, right) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === null || b === null) return null;
    const value = reckon(a, b);
    return typeof value === 'boolean' || Number.isFinite(value) ? value : null;
  };

const isSame = (left: Value, right: Value): boolean =>
  typeof left === 'string' || typeof right === 'string' ? left === right : numberOf(left) === numberOf(right);
const onBoth =
  (compare: (left: Value, right: Value) => boolean): Reckoning =>
  (left, right) =>
    left === null || right === null ? null : compare(left, right);

/** From the loosest binding to the tightest. */
const LEVELS: readonly Readonly<Record<string, Reckoning>>[] = [
  {
    '=': onBoth(isSame),
    '==': onBoth(isSame),
    '<>': onBoth((left, right) => !isSame(left, right)),
    '!=': onBoth((left, right) => !isSame(left, right)),
    '<': onNumbers((left, right) => left < right),
    '<=': onNumbers((left, right) => left <= right),
    '>': onNumbers((left, right) => left > right),
    '>=': onNumbers((left, right) => left >= right),
  },
  { '+': onNumbers((left, right) => left + right), '-': onNumbers((left, right) => left - right) },
  {
    '*': onNumbers((left, right) => left * right),
    '/': onNumbers((left, right) => left / right),
    '%': onNumbers((left, right) => left % right),
  },
];

class Reader {
  readonly inputs: string[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const value = this.#either();
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return value;
  }

  get #next(): Token {
    return this.#tokens[this.#at];
  }

  #take(text: string): boolean {
    if (this.#next.text !== text || this.#next.kind === 'text') return false;
    this.#at++;
    return true;
  }

  #either(): Expression {
    if (++this.#depth > DEEPEST)
      throw new FormulaFault({ zh: '括号嵌套过深。', en: 'Brackets are nested too deep.' });
    const parts = [this.#both()];
    while (this.#take('or')) parts.push(this.#both());
    this.#depth--;
    return parts.length === 1 ? parts[0] : deciding(parts, true);
  }

  #both(): Expression {
    const parts = [this.#negation()];
    while (this.#take('and')) parts.push(this.#negation());
    return parts.length === 1 ? parts[0] : deciding(parts, false);
  }

  #negation(): Expression {
    if (!this.#take('not')) return this.#level(0);
    const part = this.#level(0);
    return (read) => {
      const value = part(read);
      return typeof value === 'boolean' ? !value : null;
    };
  }

  #level(level: number): Expression {
    if (level === LEVELS.length) return this.#sign();
    let left = this.#level(level + 1);
    for (;;) {
      const token = this.#next;
      const reckon = token.kind === 'sign' ? LEVELS[level][token.text] : undefined;
      if (reckon === undefined) return left;
      this.#at++;
      const [first, second] = [left, this.#level(level + 1)];
      left = (read) => reckon(first(read), second(read));
    }
  }

  #sign(): Expression {
    let isNegative = false;
    while (this.#take('-')) isNegative = !isNegative;
    const part = this.#piece();
    if (!isNegative) return part;
    return (read) => {
      const value = numberOf(part(read));
      return value === null ? null : -value;
    };
  }

  #piece(): Expression {
    const token = this.#next;
    if (this.#take('(')) {
      const inside = this.#either();
      this.#close();
      return inside;
    }
    if (token.kind === 'end' || token.kind === 'sign') throw this.#unexpected();
    this.#at++;
    switch (token.kind) {
      case 'number':
        return constant(Number(token.text));
      case 'text':
        return constant(token.text.slice(1, -1));
      case 'name':
        return this.#metric(token.text.slice(1, -1));
      default:
        return this.#word(token);
    }
  }

  #word(token: Token): Expression {
    if (token.text === 'true' || token.text === 'false') return constant(token.text === 'true');
    if (token.text === 'null') return constant(null);
    if (WORDS.has(token.text)) {
      this.#at--;
      throw this.#unexpected();
    }
    return this.#take('(') ? this.#call(token.text) : this.#metric(token.text);
  }

  #metric(name: string): Expression {
    const known = this.inputs.indexOf(name);
    const input = known < 0 ? this.inputs.push(name) - 1 : known;
    return (read) => read(input);
  }

  #call(name: string): Expression {
    const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (called === undefined)
      throw new FormulaFault({
        zh: `没有函数“${name}”，可用的有：${Object.keys(FUNCTIONS).join('、')}。`,
        en: `There is no function “${name}”. There are: ${Object.keys(FUNCTIONS).join(', ')}.`,
      });
    const parts = [this.#either()];
    while (this.#take(',')) parts.push(this.#either());
    this.#close();
    if (parts.length < called.least || parts.length > called.most)
      throw new FormulaFault({
        zh: `函数“${name}”需要 ${called.least} 至 ${called.most} 个参数。`,
        en: `“${name}” takes ${called.least} to ${called.most} arguments.`,
      });
    return called.of(parts);
  }

  #close(): void {
    if (!this.#take(')')) throw this.#unexpected();
  }

  #unexpected(): FormulaFault {
    const { kind, text, at } = this.#next;
    return kind === 'end'
      ? new FormulaFault({ zh: '公式不完整。', en: 'The formula is not complete.' })
      : new FormulaFault({
          zh: `第 ${at + 1} 个字符处的“${text}”放错了位置。`,
          en: `“${text}” at character ${at + 1} is out of place.`,
        });
  }
}

const constant =
  (value: Value): Expression =>
  () =>
    value;

/** `or` is decided by one true, `and` by one false, whatever is unknown. */
const deciding =
  (parts: readonly Expression[], decider: boolean): Expression =>
  (read) => {
    let isKnown = true;
    for (const part of parts) {
      const value = part(read);
      if (value === decider) return decider;
      if (typeof value !== 'boolean') isKnown = false;
    }
    return isKnown ? !decider : null;
  };
