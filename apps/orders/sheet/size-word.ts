const LETTERS = /^(?:X{0,5}S|M|X{0,6}L|[1-9]X[SL]|F|FREE|OS|ONE ?SIZE|FREE ?SIZE)$/;
const CHINESE = /^(?:均码|均|通码|小码|中码|大码|加大码?|特大码?|[小中大])$/u;
/** 160/84A, 170/88, 150/72Y: height / girth of GB/T 1335. */
const BODY = /^\d{2,3}\/\d{2,3}[ABCY]?$/;
const AGES = /^(?:\d{1,2}(?:-\d{1,2})?[TMY]|\d{2,3}CM)$/;
const BOTH = /^(?:X{0,5}S|M|X{0,6}L|[1-9]X[SL]) ?[(/-] ?[\w/.]{1,9}\)?$/;
const NUMBER = /^(\d{1,3}(?:\.5)?)(?:[码号#])?$/u;

/** Sizes in numbers: jeans 24 up to children's 190. */
const LEAST = 20;
const MOST = 200;

/** A size as it is kept, when a cell can be nothing else: `xl` → `XL`, `S码` → `S`; else null. */
export function sizeWord(cell: string): string | null {
  const word = cell.toUpperCase().replace(/^(.*[A-Z])[码号]$/u, '$1');
  const isSize = [LETTERS, CHINESE, BODY, AGES, BOTH].some((shape) => shape.test(word));
  if (isSize) return word;
  return /[码号#]$/u.test(word) ? sizeNumber(word) : null;
}

/** A size in numbers, when a cell could be one: it may also be pieces, so what stands around it decides. */
export function sizeNumber(cell: string): string | null {
  const [, figure = ''] = NUMBER.exec(cell) ?? [];
  return figure !== '' && Number(figure) >= LEAST && Number(figure) <= MOST ? figure : null;
}

/** Numbers that go up as sizes do. */
export function goUp(figures: readonly string[]): boolean {
  const steps = figures.slice(1).map((figure, index) => Number(figure) - Number(figures[index]));
  return steps.every((one) => one > 0 && one <= 10);
}
