import type { Field, Fields, Titles } from '@selvedge/sdk/app';
import type { AppFacts } from '../../client/records.ts';

/** A form that stands alone: an action of an app, or a new record of it. */
export interface FormWish {
  readonly kind: 'do' | 'add';
  /** Of the action, or of the entity. */
  readonly name: string;
  readonly title: Titles;
  readonly summary: Titles | null;
  readonly fields: Fields;
}

/** `do:report`, `add:order`: no page of an app has a colon in its name. */
export const formAddress = (app: string, kind: FormWish['kind'], name: string): string =>
  `/a/${encodeURIComponent(app)}/page/${kind}:${encodeURIComponent(name)}`;

/** The form that a page's name asks for, as far as this person may see it; null when it asks for none, or there is none. */
export function formWishOf({ actions, entities }: AppFacts, page: string): FormWish | null {
  const [, kind, name] = /^(do|add):(.+)$/.exec(page) ?? [];
  if (kind === 'do') {
    const action = actions.find((one) => one.name === name);
    return action === undefined
      ? null
      : { kind, name: action.name, title: action.title, summary: action.summary, fields: action.input };
  }
  const entity = kind === 'add' ? entities.find((one) => one.name === name) : undefined;
  return entity?.mayWrite === true
    ? { kind: 'add', name: entity.name, title: entity.title, summary: null, fields: entity.fields }
    : null;
}

/** Numbers by key want the desk's tables: colours and sizes are filled in there. */
export const isPlain = (fields: Fields): boolean => Object.values(fields).every(isLight);

function isLight(field: Field): boolean {
  if (field.kind === 'map') return false;
  if (field.kind === 'list') return isLight(field.item);
  return field.kind === 'object' ? isPlain(field.fields) : true;
}
