import type { Titles } from '@selvedge/sdk/connector';

/** A piece of a formula; `at` is where it begins. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Why a formula cannot be read. */
export class FormulaFault extends Error {
  readonly reason: Titles;

  constructor(reason: Titles) {
    super(reason.en);
    this.reason = reason;
  }
}

export const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false', 'null']);

const PIECES: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy],
  ['text', /"[^"]*"|'[^']*'/uy],
  ['name', /\[[\p{L}\p{M}\p{N}_-]+\]/uy],
  ['word', /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy],
  ['sign', /<=|>=|<>|!=|==|[-+*/%<>=(),]/uy],
];

/** Cuts a formula into tokens. @throws FormulaFault at a character that begins none */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    while (/\s/u.test(formula.charAt(at))) at++;
    if (at >= formula.length) return [...tokens, { kind: 'end', text: '', at }];
    const token = pieceAt(formula, at);
    if (token === null)
      throw new FormulaFault({
        zh: `第 ${at + 1} 个字符“${formula.charAt(at)}”无法识别。`,
        en: `Character ${at + 1}, “${formula.charAt(at)}”, cannot be read.`,
      });
    tokens.push(token);
    at += token.text.length;
  }
}

function pieceAt(formula: string, at: number): Token | null {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text !== undefined) return { kind, text, at };
  }
  return null;
}
