import type { AppDefinition, Overlay, Titles } from '@selvedge/sdk/app';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conflict, missing } from '../words.ts';
import { type OverlayDocument, targetOf } from './document.ts';
import { renamed } from './merging.ts';

/** What a new app is called, and which parts of an org's own scenario it takes. */
export interface Promotion {
  readonly id: string;
  readonly title: Titles;
  readonly summary: Titles;
  readonly mark: string;
  /** Version, 1.0.0 for the first. */
  readonly version: string;
  /** Names of parts; none given = everything. */
  readonly parts?: {
    readonly fields?: readonly string[];
    readonly entities?: readonly string[];
    readonly rules?: readonly string[];
    readonly boards?: readonly string[];
  };
}

/** Parts of a document, by name: fields `orders/order.wash`, entities, rules, boards. @throws not.found for a name that is not there */
export function partOf(document: OverlayDocument, parts: Promotion['parts']): OverlayDocument {
  if (parts === undefined) return document;
  const pick = <T>(
    items: readonly T[],
    wished: readonly string[] | undefined,
    nameOf: (item: T) => string,
  ): T[] => {
    const names = new Set(items.map(nameOf));
    const unknown = wished?.find((name) => !names.has(name));
    if (unknown !== undefined) throw missing({ zh: `定制“${unknown}”`, en: `part “${unknown}”` });
    return items.filter((item) => wished?.includes(nameOf(item)) === true);
  };
  return {
    fields: pick(document.fields, parts.fields, ({ entity, name }) => `${entity}.${name}`),
    entities: pick(document.entities, parts.entities, ({ name }) => name),
    rules: pick(document.rules, parts.rules, ({ id }) => id),
    boards: pick(document.boards, parts.boards, ({ name }) => name),
  };
}

/** Apps that a document builds on. */
const needed = (document: OverlayDocument): string[] => {
  const targets = [
    ...document.fields.flatMap(({ entity, field }) => [
      entity,
      ...(field.kind === 'ref' ? [field.entity] : []),
    ]),
    ...document.entities.flatMap(({ fields }) =>
      Object.values(fields).flatMap((field) => (field.kind === 'ref' ? [field.entity] : [])),
    ),
    ...document.rules.flatMap((rule) => targetOf(rule) ?? []),
    ...document.boards.map(({ entity }) => entity),
  ];
  const apps = targets.map((target) => target.slice(0, target.indexOf('/')));
  return [...new Set(apps)].filter((app) => app !== 'own').sort();
};

/**
 * The app that an org's own scenario becomes: the same declarations under the app's own names, its author credited.
 * @param versionOf version of an installed app, which the new one then asks for
 */
export function promoted(
  document: OverlayDocument,
  { id, title, summary, mark, version, parts }: Promotion,
  credit: NonNullable<AppDefinition['credits']>[number],
  versionOf: (app: string) => string | undefined,
): AppDefinition {
  const part = partOf(document, parts);
  if ([part.fields, part.entities, part.rules, part.boards].every(({ length }) => length === 0))
    throw conflict('没有可推广的内容。', 'There is nothing to promote.');
  const apps = needed(part).flatMap((app) => {
    const present = versionOf(app);
    return present === undefined ? [] : [[app, present] as const];
  });
  return {
    id,
    version,
    title,
    summary,
    mark,
    scope: 'factory',
    requires: { apps: Object.fromEntries(apps) },
    permissions: {},
    // The same document in the words of the SDK: what its schema fills in is there.
    overlay: renamed(part, id) as Overlay,
    credits: [credit],
  };
}

/** Puts an app that is data alone on offer. @throws conflict when its name is taken by another folder */
export async function offer(catalogue: string, definition: AppDefinition): Promise<void> {
  const folder = join(catalogue, definition.id);
  const making = `${folder}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const written = JSON.stringify(definition, null, 2);
  await writeFile(
    join(making, 'app.js'),
    `import { defineApp } from '@selvedge/sdk/app';\n\nexport default defineApp(${written});\n`,
  );
  if (existsSync(folder)) await rm(folder, { recursive: true });
  await rename(making, folder);
}
