import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import { type OverlayDocument, targetOf } from './document.ts';
import type { OverlayVersion } from './versions.ts';

/** Who brought a field or rule, and who changed it since. */
export interface Origin {
  readonly kind: 'field' | 'rule';
  /** Name of the field, id of the rule. */
  readonly name: string;
  readonly title: Titles;
  /** App that brought it; `own` = the org itself. */
  readonly app: string;
  readonly version: string;
  /** Versions of the org's own document that brought or changed it, newest first. */
  readonly changes: readonly { readonly version: number; readonly at: Date; readonly login: string | null }[];
}

/** A version of an org's own document, with its author. */
export type Edition = OverlayVersion & { readonly document: OverlayDocument };

/**
 * Answers for every field and rule of an entity: who brought it, who changed it. Pure.
 * @param apps     installed apps that the org uses, with what they bring
 * @param editions published versions of the org's own document, oldest first
 */
export function originsOf(
  entity: string,
  apps: readonly { readonly definition: AppDefinition; readonly brought: OverlayDocument }[],
  editions: readonly Edition[],
): Origin[] {
  const origins: Origin[] = [];
  for (const { definition, brought } of apps) {
    const from = { app: definition.id, version: definition.version, changes: [] };
    const declared = definition.entities?.find(({ id }) => id === entity);
    for (const [name, { title }] of Object.entries(declared?.fields ?? {}))
      origins.push({ kind: 'field', name, title, ...from });
    for (const { name, field } of brought.fields.filter((one) => one.entity === entity))
      origins.push({ kind: 'field', name: `own_${name}`, title: field.title, ...from });
    for (const rule of watching(brought, entity))
      origins.push({ kind: 'rule', name: rule.id, title: rule.title, ...from });
  }
  const current = editions.find(({ published }) => published);
  if (current === undefined) return origins;
  const from = { app: 'own', version: String(current.version) };
  for (const { name, field } of current.document.fields.filter((one) => one.entity === entity)) {
    const changes = changesOf(editions, ({ fields }) =>
      fields.find((one) => one.entity === entity && one.name === name),
    );
    origins.push({ kind: 'field', name: `own_${name}`, title: field.title, ...from, changes });
  }
  for (const { id, title } of watching(current.document, entity)) {
    const changes = changesOf(editions, ({ rules }) => rules.find((rule) => rule.id === id));
    origins.push({ kind: 'rule', name: id, title, ...from, changes });
  }
  return origins;
}

const watching = ({ rules }: OverlayDocument, entity: string) =>
  rules.filter((rule) => rule.kind !== 'event' && targetOf(rule) === entity);

function changesOf(
  editions: readonly Edition[],
  find: (document: OverlayDocument) => object | undefined,
): Origin['changes'] {
  let before = '';
  const changes = editions.flatMap(({ version, at, login, document }) => {
    const now = JSON.stringify(find(document) ?? null);
    const isChanged = now !== before && now !== 'null';
    before = now;
    return isChanged ? [{ version, at, login }] : [];
  });
  return changes.toReversed();
}
