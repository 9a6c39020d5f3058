import type { Titles } from '../../client/index.ts';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A name that people never see. It is not reused after its part was taken away, so that kept values of an old field
 * never come back under another.
 */
function token(): string {
  const [first = 0, ...rest] = crypto.getRandomValues(new Uint8Array(4));
  return [first, ...rest].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');

const isEnglish = (text: string): boolean => /^[\p{ASCII}\u2018\u2019]*$/u.test(text);

/** Taken names get a number: wash, wash2. */
function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** Name of a field: from its English title, `daysForWashing`; without one f and four letters. */
export function fieldName({ en }: Titles, taken: Iterable<string>): string {
  const words = isEnglish(en) ? wordsOf(en) : [];
  const camel = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .slice(0, 26);
  return free(/^[a-z]/.test(camel) ? camel : `f${token()}`, new Set(taken));
}

/** Name of an entity, a rule, a board or an option: `stone-wash`; without English words the letter and four others. */
export function slugName(letter: string, { en }: Titles, taken: Iterable<string>): string {
  const slug = (isEnglish(en) ? wordsOf(en) : []).join('-').toLowerCase().slice(0, 26).replace(/-$/, '');
  return free(/^[a-z]/.test(slug) ? slug : `${letter}-${token()}`, new Set(taken));
}
