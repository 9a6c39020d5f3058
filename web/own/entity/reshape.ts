import type { OwnEntity, OwnField } from '../../client/index.ts';
import { fieldName } from '../draft/naming.ts';

/** Names that every record has already. */
const RESERVED = ['id', 'version', 'createdAt', 'updatedAt', 'orgId', 'createdBy', 'updatedBy', 'deletedAt'];

/** A field more; the first one names the records. */
export function withField(entity: OwnEntity, field: OwnField): { entity: OwnEntity; name: string } {
  const name = fieldName(field.title, [...RESERVED, ...Object.keys(entity.fields)]);
  const isFirst = entity.label === '';
  return {
    name,
    entity: {
      ...entity,
      fields: { ...entity.fields, [name]: isFirst ? { ...field, required: true } : field },
      label: isFirst ? `{${name}}` : entity.label,
      list: entity.list.length < 8 ? [...entity.list, name] : entity.list,
      search: field.kind === 'text' ? [...entity.search, name] : entity.search,
    },
  };
}

/** Without a field, and without whatever named it. */
export function withoutField(entity: OwnEntity, name: string): OwnEntity {
  const { [name]: _, ...fields } = entity.fields;
  const others = (names: readonly string[]): string[] => names.filter((one) => one !== name);
  const label = entity.label.replaceAll(`{${name}}`, '').trim().replaceAll(/\s+/g, ' ');
  const [next] = Object.keys(fields);
  return {
    ...entity,
    fields,
    list: others(entity.list),
    search: others(entity.search),
    unique: entity.unique.filter((names) => !names.includes(name)),
    label: label === '' && next !== undefined ? `{${next}}` : label,
  };
}

/** Fields that a record's name is made of. */
export const namedBy = ({ label }: OwnEntity): string[] =>
  [...label.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);

export const labelFrom = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ');

export const isUnique = ({ unique }: OwnEntity, name: string): boolean =>
  unique.some(([one, ...rest]) => one === name && rest.length === 0);

export const withUnique = (entity: OwnEntity, name: string, isOn: boolean): OwnEntity => ({
  ...entity,
  unique: isOn
    ? [...entity.unique, [name]]
    : entity.unique.filter(([one, ...rest]) => one !== name || rest.length > 0),
});
