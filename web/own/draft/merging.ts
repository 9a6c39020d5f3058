import type { OwnDocument } from '../../client/index.ts';
import { additionKey, type Part, partsOf, plain } from './parts.ts';

/** Two people's work on one draft, brought together part by part. */
export interface Merged {
  readonly document: OwnDocument;
  /** Parts that both changed, each in their own way. */
  readonly clashes: readonly Part[];
}

interface Sides {
  readonly mine: OwnDocument;
  /** What the server had of mine, as it was sent and as it answered. */
  readonly sent: OwnDocument;
  readonly answered: OwnDocument;
  readonly theirs: OwnDocument;
}

/** @param winner whose word counts for a part that both changed */
export function merge(sides: Sides, winner: 'mine' | 'theirs'): Merged {
  const textOf = (document: OwnDocument): ReadonlyMap<string, string> =>
    new Map(partsOf(document).map(({ where, content }) => [where, plain(content)]));
  const [mine, sent, answered, theirs] = [sides.mine, sides.sent, sides.answered, sides.theirs].map(textOf);
  const isTheirs = (where: string): boolean => {
    const changedByThem = theirs?.get(where) !== answered?.get(where);
    const changedByMe = mine?.get(where) !== sent?.get(where);
    return changedByThem && (!changedByMe || winner === 'theirs');
  };
  const clashes = [
    ...new Map([...partsOf(sides.theirs), ...partsOf(sides.mine)].map((part) => [part.where, part])).values(),
  ].filter(
    ({ where }) =>
      theirs?.get(where) !== answered?.get(where) &&
      mine?.get(where) !== sent?.get(where) &&
      mine?.get(where) !== theirs?.get(where),
  );
  const together = <T>(whereOf: (one: T) => string, own: readonly T[], other: readonly T[]): T[] => {
    const byWhere = new Map(other.map((one) => [whereOf(one), one]));
    const known = new Set(own.map(whereOf));
    return [
      ...own.flatMap((one) => {
        if (!isTheirs(whereOf(one))) return [one];
        const their = byWhere.get(whereOf(one));
        return their === undefined ? [] : [their];
      }),
      ...other.filter((one) => !known.has(whereOf(one)) && isTheirs(whereOf(one))),
    ];
  };
  return {
    document: {
      fields: together((one) => `fields/${additionKey(one)}`, sides.mine.fields, sides.theirs.fields),
      entities: together(({ name }) => `entities/${name}`, sides.mine.entities, sides.theirs.entities),
      rules: together(({ id }) => `rules/${id}`, sides.mine.rules, sides.theirs.rules),
      boards: together(({ name }) => `boards/${name}`, sides.mine.boards, sides.theirs.boards),
    },
    clashes,
  };
}
