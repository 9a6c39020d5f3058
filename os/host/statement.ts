import type { SqlPart, Statement } from '@selvedge/sdk/app';
import { viewOf } from '../records/relations.ts';
import type { SqlValue } from '../store/unit.ts';
import type { Registry } from './registry.ts';

/** A statement of an app as the database reads it; its parameters are put behind those there are. */
export function written(
  registry: Registry,
  app: string,
  { text, values }: Statement,
  params: SqlValue[],
): string {
  return text.reduce((sql, part, index) => sql + placeOf(registry, app, values[index - 1], params) + part);
}

function placeOf(registry: Registry, app: string, value: SqlPart, params: SqlValue[]): string {
  if (isStatement(value)) return written(registry, app, value, params);
  if (typeof value !== 'object' || value === null || !('id' in value)) return `$${params.push(value)}`;
  if ('fields' in value) {
    refuseForeign(app, value.id);
    return registry.tables.of(value.id).qualified;
  }
  if (registry.relation(value.id) === undefined)
    throw new Error(`No installed app offers the relation “${value.id}”.`);
  return viewOf(value);
}

const isStatement = (value: SqlPart): value is Statement =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value;

/** @throws Error when an app reaches for another's tables */
export function refuseForeign(app: string, entity: string): void {
  if (!entity.startsWith(`${app}/`))
    throw new Error(`“${entity}” is another app’s; ask its view, or hear its events.`);
}
