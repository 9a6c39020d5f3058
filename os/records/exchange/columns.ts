import { type Field, type Fields, unitIn } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { plain } from './day.ts';
import { FAULT } from './words.ts';
import { invalid } from '../../namespace/parse.ts';

/** The column of a record's own id, whatever the language. */
export const ID = 'id';

export interface FileColumn {
  readonly field: string;
  readonly facts: Field;
  readonly heading: string;
}

/** Fields as columns, with headings by which each is found again: its title and unit; its name too where two are titled alike. */
export function columnsOf(fields: Fields, language: Language): FileColumn[] {
  const titles = Object.values(fields).map(({ title }) => loose(title[language]));
  return Object.entries(fields).map(([field, facts]) => {
    const title = facts.title[language];
    const isAlone = titles.filter((other) => other === loose(title)).length === 1 && loose(title) !== '';
    return {
      field,
      facts,
      heading: `${isAlone ? title : `${title} ${field}`.trim()}${unitOf(facts, language)}`,
    };
  });
}

function unitOf(facts: Field, language: Language): string {
  const unit = 'unit' in facts ? facts.unit : undefined;
  return unit === undefined || unit === '' ? '' : ` (${unitIn(unit, language)})`;
}

/** A heading without what people change in it: case, blanks, width, marks, units in brackets. */
const loose = (heading: string): string =>
  bare(heading.normalize('NFKC').replaceAll(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, ''));
const bare = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replaceAll(/[\s*:_\-/·.,'"“”]/g, '');

export interface Mapping {
  /** Field of each column of the file; null = it is left out. */
  readonly fields: readonly (string | null)[];
  /** Headings that name no field. */
  readonly unknown: readonly string[];
}

/**
 * Which column of a file is which field: as it is said, or by its heading: a title of either language, a field's name.
 * @param said heading → field, empty = leave it out
 * @throws input.invalid for a field that is not there, two columns of one field, no known column at all
 */
export function mapped(
  headings: readonly string[],
  fields: Fields,
  said: Readonly<Record<string, string>>,
): Mapping {
  const wrong = Object.values(said).find((field) => field !== '' && field !== ID && !(field in fields));
  if (wrong !== undefined) throw invalid([{ path: 'map', message: FAULT.noField(wrong) }]);
  const found = headings.map(knownIn(fields, said));
  found.forEach((field, index) => {
    const first = typeof field === 'string' ? found.indexOf(field) : index;
    if (first !== index) throw invalid([{ path: headings[index], message: FAULT.twice(headings[first]) }]);
  });
  if (!found.some((field) => typeof field === 'string'))
    throw invalid([{ path: '', message: FAULT.noHeadings }]);
  return {
    fields: found.map((field) => field ?? null),
    unknown: headings.filter((heading, index) => found[index] === undefined && heading.trim() !== ''),
  };
}

/** The field that a heading names; null = it is left out, undefined = none. */
export function knownIn(
  fields: Fields,
  said: Readonly<Record<string, string>>,
): (heading: string) => string | null | undefined {
  const explicit = new Map(Object.entries(said).map(([heading, field]) => [heading.trim(), field]));
  const tiers = tiersOf(fields);
  return (heading) => {
    const told = explicit.get(heading.trim());
    if (told !== undefined) return told === '' ? null : told;
    for (const { key, fields: known } of tiers) {
      const meant = known.get(key(heading));
      if (meant?.size === 1) return [...meant][0];
    }
    return undefined;
  };
}

interface Tier {
  readonly key: (heading: string) => string;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Ways to read a heading, the strictest first; a word that means several fields means none. */
function tiersOf(fields: Fields): Tier[] {
  const exact = (heading: string): string => heading.replace(/\s*\*$/, '').trim();
  const headings = (['zh', 'en'] as const).flatMap((language) => columnsOf(fields, language));
  const words: (readonly [string, string])[] = [
    [ID, ID],
    ...headings.map(({ field, heading }) => [heading, field] as const),
    ...Object.entries(fields).flatMap(([field, { title }]) =>
      [title.zh, title.en, field].map((word) => [word, field] as const),
    ),
  ];
  return [exact, (heading: string) => bare(heading.normalize('NFKC')), loose].map((key) => {
    const known = new Map<string, Set<string>>();
    for (const [word, field] of words) {
      const meant = known.get(key(word)) ?? new Set<string>();
      known.set(key(word), meant.add(field));
    }
    known.delete('');
    return { key, fields: known };
  });
}
