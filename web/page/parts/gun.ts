/** What of a key press is read. */
export interface KeyPress {
  readonly key: string;
  /** The physical key: an input method hides the letter, not the key. */
  readonly code: string;
  readonly shiftKey: boolean;
  /** Milliseconds of a clock that only goes forward. */
  readonly at: number;
}

const LEAST = 4;
/** No hand types so fast for so long; a slow gun over Bluetooth still does. */
const LONGEST_GAP_MS = 100;
const AVERAGE_GAP_MS = 50;

/** Tells a gun or card reader from hands: it types fast and ends with Enter. */
export class GunReader {
  #text = '';
  #first = 0;
  #last = 0;

  /** @returns the whole code at its closing Enter, else null */
  press({ key, code, shiftKey, at }: KeyPress): string | null {
    if (key === 'Enter' || code === 'Enter' || code === 'NumpadEnter') {
      const text = this.#text;
      this.#text = '';
      const isFast =
        at - this.#last <= LONGEST_GAP_MS &&
        (this.#last - this.#first) / Math.max(1, text.length - 1) <= AVERAGE_GAP_MS;
      return text.length >= LEAST && isFast ? text : null;
    }
    const letter = key.length === 1 ? key : letterOf(code, shiftKey);
    if (letter === null) return null;
    if (this.#text === '' || at - this.#last > LONGEST_GAP_MS) {
      this.#text = '';
      this.#first = at;
    }
    this.#text += letter;
    this.#last = at;
    return null;
  }
}

const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Space: [' ', ' '],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/** The letter of a physical key, for when a Chinese input method is on. */
function letterOf(code: string, isShifted: boolean): string | null {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  if (digit !== undefined) return isShifted ? (SHIFTED_DIGITS[Number(digit)] ?? null) : digit;
  return SIGNS[code]?.[isShifted ? 1 : 0] ?? null;
}
