import type { ActionFacts, EntityFacts } from '../../client/index.ts';

/** True for what is done to a record of one of these entities: its page offers it. */
export const needsRecord = ({ input }: ActionFacts, entities: readonly EntityFacts[]): boolean =>
  Object.values(input).some(
    (field) =>
      field.kind === 'ref' && field.required === true && entities.some(({ id }) => id === field.entity),
  );

/** The part of an action's answer that is a record of an entity; undefined when there is none. */
export const madeBy = ({ output }: ActionFacts, entity: EntityFacts): string | undefined =>
  Object.entries(output).find(([, field]) => field.kind === 'ref' && field.entity === entity.id)?.[0];

/** Actions that bring a record of an entity into being: where no form may, they stand in its place. */
export const makersOf = (actions: readonly ActionFacts[], entity: EntityFacts): ActionFacts[] =>
  actions.filter(
    (action) =>
      action.makes.includes(entity.id) || (madeBy(action, entity) !== undefined && !changes(action, entity)),
  );

/** What takes a record of the entity, needed or not, changes it. */
const changes = ({ input }: ActionFacts, entity: EntityFacts): boolean =>
  Object.values(input).some((field) => field.kind === 'ref' && field.entity === entity.id);
