import type { AppDefinition } from '@selvedge/sdk/app';
import { createHash } from 'node:crypto';
import { parse } from '../../namespace/parse.ts';
import { EMPTY, overlayDocument, type OverlayDocument, type OwnRule } from './document.ts';

/** Several documents as one, in order. */
export const merged = (documents: readonly OverlayDocument[]): OverlayDocument => ({
  fields: documents.flatMap(({ fields }) => fields),
  entities: documents.flatMap(({ entities }) => entities),
  rules: documents.flatMap(({ rules }) => rules),
  boards: documents.flatMap(({ boards }) => boards),
});

/** The scenario that an app brings. @throws input.invalid */
export const broughtBy = ({ overlay }: AppDefinition): OverlayDocument =>
  overlay === undefined ? EMPTY : parse(overlayDocument, overlay);

const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (id: string): string =>
  id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Letters of a name at most, as the document has it. */
const LONGEST = 31;

/** A name that is too long is cut, and kept apart from others that begin alike. */
const within = (name: string): string =>
  name.length <= LONGEST
    ? name
    : name.slice(0, LONGEST - 6) + createHash('sha256').update(name).digest('hex').slice(0, 6);

/**
 * Rewrites the names of a document so that they belong to an app: two apps, or an app and a factory's own, then never
 * meet. Rules are rewritten where they name own entities and fields as words of their own.
 */
export function renamed(document: OverlayDocument, app: string): OverlayDocument {
  const fields = new Map(document.fields.map(({ name }) => [name, within(camel(app) + upper(name))]));
  const entities = new Map(document.entities.map(({ name }) => [name, within(`${app}-${name}`)]));
  const entityOf = (id: string): string => {
    const [owner, name = ''] = id.split('/');
    return owner === 'own' ? `own/${entities.get(name) ?? name}` : id;
  };
  const fieldOf = (field: string): string =>
    field.startsWith('own_') ? `own_${fields.get(field.slice(4)) ?? field.slice(4)}` : field;
  const whereOf = (where: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(where).map(([field, test]) => [fieldOf(field), test]));
  const codeOf = (code: string): string =>
    code
      .replaceAll(/\bown_([a-z][a-zA-Z0-9]*)\b/g, (word) => fieldOf(word))
      .replaceAll(/\bown\/([a-z][a-z0-9-]*)/g, (id) => entityOf(id));
  const referring = <F extends { readonly kind: string }>(field: F): F =>
    'entity' in field && typeof field.entity === 'string'
      ? { ...field, entity: entityOf(field.entity) }
      : field;
  return {
    fields: document.fields.map((one) => ({
      ...one,
      entity: entityOf(one.entity),
      name: fields.get(one.name) ?? one.name,
      field: referring(one.field),
    })),
    entities: document.entities.map((one) => ({
      ...one,
      name: entities.get(one.name) ?? one.name,
      fields: Object.fromEntries(Object.entries(one.fields).map(([name, field]) => [name, referring(field)])),
    })),
    rules: document.rules.map((rule): OwnRule => {
      const facts = { id: within(`${app}-${rule.id}`), code: codeOf(rule.code) };
      switch (rule.kind) {
        case 'event':
        case 'point':
          return { ...rule, ...facts };
        case 'schedule':
          return {
            ...rule,
            ...facts,
            list: {
              ...rule.list,
              entity: entityOf(rule.list.entity),
              where: whereOf(rule.list.where),
              ...(rule.list.sort === undefined ? {} : { sort: rule.list.sort.replace(/own_\w+/, fieldOf) }),
            },
          };
        case 'validate':
          return { ...rule, ...facts, entity: entityOf(rule.entity) };
        case 'compute':
          return {
            ...rule,
            ...facts,
            entity: entityOf(rule.entity),
            code: shortened(facts.code, rule.entity, fields),
          };
      }
    }),
    boards: document.boards.map((board) => ({
      ...board,
      name: within(`${app}-${board.name}`),
      entity: entityOf(board.entity),
      where: whereOf(board.where),
      columns: board.columns.map(fieldOf),
      ...(board.sort === undefined ? {} : { sort: board.sort.replace(/own_\w+/, fieldOf) }),
      ...(board.groupBy === undefined ? {} : { groupBy: fieldOf(board.groupBy) }),
      tiles: board.tiles.map((tile) => ({
        ...tile,
        where: whereOf(tile.where),
        ...(tile.field === undefined ? {} : { field: fieldOf(tile.field) }),
      })),
    })),
  };
}

/** A rule may set a field by its short name, `{ days: 3 }`: that key is rewritten too. */
const shortened = (code: string, entity: string, fields: ReadonlyMap<string, string>): string =>
  entity.startsWith('own/')
    ? code
    : code.replaceAll(
        /([{,]\s*)([a-z][a-zA-Z0-9]*)(\s*:)/g,
        (whole, before: string, name: string, after: string) =>
          fields.has(name) ? `${before}${fields.get(name)}${after}` : whole,
      );
