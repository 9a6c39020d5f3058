import type { OwnAddition, OwnBoard, OwnDocument, OwnEntity, OwnRule, Titles } from '../../client/index.ts';

export type PartKind = 'field' | 'entity' | 'rule' | 'board';

/** One part of a document, as a list shows it. */
export interface Part {
  readonly kind: PartKind;
  /** As the server names places: `fields/orders/order.wash`. */
  readonly where: string;
  readonly title: Titles;
  readonly content: OwnAddition | OwnEntity | OwnRule | OwnBoard;
}

export const EMPTY: OwnDocument = { fields: [], entities: [], rules: [], boards: [] };

export const additionKey = ({ entity, name }: OwnAddition): string => `${entity}.${name}`;

export const partsOf = ({ fields, entities, rules, boards }: OwnDocument): Part[] => [
  ...fields.map((content) => ({
    kind: 'field' as const,
    where: `fields/${additionKey(content)}`,
    title: content.field.title,
    content,
  })),
  ...entities.map((content) => ({
    kind: 'entity' as const,
    where: `entities/${content.name}`,
    title: content.title,
    content,
  })),
  ...rules.map((content) => ({
    kind: 'rule' as const,
    where: `rules/${content.id}`,
    title: content.title,
    content,
  })),
  ...boards.map((content) => ({
    kind: 'board' as const,
    where: `boards/${content.name}`,
    title: content.title,
    content,
  })),
];

export interface Change {
  readonly what: 'add' | 'change' | 'remove';
  readonly part: Part;
}

/** The same text for the same content, whatever the order of its names. */
export const plain = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

/** What a draft changes of what is in force, part by part. */
export function changesOf(before: OwnDocument, after: OwnDocument): Change[] {
  const known = new Map(partsOf(before).map((part) => [part.where, part]));
  const present = partsOf(after);
  const there = new Set(present.map(({ where }) => where));
  return [
    ...present.flatMap((part): Change[] => {
      const old = known.get(part.where);
      if (old === undefined) return [{ what: 'add', part }];
      return plain(old.content) === plain(part.content) ? [] : [{ what: 'change', part }];
    }),
    ...[...known.values()]
      .filter(({ where }) => !there.has(where))
      .map((part): Change => ({ what: 'remove', part })),
  ];
}

/** The document without one part. */
export function withoutPart(document: OwnDocument, where: string): OwnDocument {
  return {
    fields: document.fields.filter((one) => `fields/${additionKey(one)}` !== where),
    entities: document.entities.filter(({ name }) => `entities/${name}` !== where),
    rules: document.rules.filter(({ id }) => `rules/${id}` !== where),
    boards: document.boards.filter(({ name }) => `boards/${name}` !== where),
  };
}

/** Why a part cannot be put in force yet: a name among the texts `own:lack`. */
export type Lack = 'title' | 'options' | 'fields' | 'code' | 'tile' | 'option';

const isBlank = ({ zh, en }: Titles): boolean => zh.trim() === '' && en.trim() === '';

function lackOfField(field: OwnAddition['field']): Lack | null {
  if (isBlank(field.title)) return 'title';
  if (field.kind !== 'choice') return null;
  const options = Object.values(field.options);
  if (options.length === 0) return 'options';
  return options.some(isBlank) ? 'option' : null;
}

/** What a part still lacks, or null. */
export function lackOf({ kind, title, content }: Part): Lack | null {
  if (isBlank(title)) return 'title';
  if (kind === 'field' && 'field' in content) return lackOfField(content.field);
  if (kind === 'entity' && 'fields' in content) {
    const fields = Object.values(content.fields);
    return fields.length === 0 ? 'fields' : (fields.map(lackOfField).find((lack) => lack !== null) ?? null);
  }
  if (kind === 'rule' && 'code' in content) return content.code.trim() === '' ? 'code' : null;
  if (kind === 'board' && 'tiles' in content)
    return content.tiles.some(
      (tile) => isBlank(tile.title) || (tile.of !== 'count' && tile.field === undefined),
    )
      ? 'tile'
      : null;
  return null;
}

/** A title as it is stored: what is missing in one language is said in the other. */
export const wholeTitle = ({ zh, en }: Titles): Titles => ({ zh: zh || en, en: en || zh });
