import type { EntityFacts, OwnBoard, OwnDocument, OwnEntity, OwnRule, Titles } from '../../client/index.ts';
import { EVERYBODY, WRITERS } from '../parts/roles.ts';
import { type RuleKind, ruleOf, type Target } from '../rule/kinds.ts';
import { slugName } from './naming.ts';

/** A new entity: everybody but workers reads it, whoever does more than look writes it. */
export const newEntity = ({ entities }: OwnDocument, title: Titles): OwnEntity => ({
  name: slugName(
    'e',
    title,
    entities.map(({ name }) => name),
  ),
  title,
  fields: {},
  unique: [],
  label: '',
  list: [],
  search: [],
  readers: EVERYBODY.filter((role) => role !== 'worker'),
  writers: WRITERS,
});

export const newRule = ({ rules }: OwnDocument, title: Titles, kind: RuleKind, target: Target): OwnRule =>
  ruleOf(kind, target, {
    id: slugName(
      'r',
      title,
      rules.map(({ id }) => id),
    ),
    title,
  });

/** A new board: how many there are, and the columns of the entity's list. */
export const newBoard = ({ boards }: OwnDocument, title: Titles, entity: EntityFacts): OwnBoard => ({
  name: slugName(
    'b',
    title,
    boards.map(({ name }) => name),
  ),
  title,
  entity: entity.id,
  where: {},
  columns: entity.list.slice(0, 6),
  tiles: [{ title: entity.plural, of: 'count', where: {} }],
  readers: EVERYBODY,
});
