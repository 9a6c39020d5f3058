import type { Titles } from '@selvedge/sdk/app';
import type { OverlayDocument } from '../own/document.ts';
import type { Registry } from '../registry.ts';
import { compareVersions } from '../version.ts';
import type { Sample } from './document.ts';

/** One thing that importing a sample would do. */
export interface Difference {
  readonly part: 'app' | 'setting' | 'field' | 'entity' | 'rule' | 'board' | 'thingType';
  readonly name: string;
  readonly title: Titles;
  readonly what: 'add' | 'change' | 'same' | 'missing';
  readonly from?: unknown;
  readonly to?: unknown;
  /** Must be answered anew here: an address, a count, a number of machines. */
  readonly asks?: boolean;
}

/** What an org has now. */
export interface Present {
  readonly registry: Registry;
  /** App → settings; an app that is not in use is not there. */
  readonly apps: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly overlay: OverlayDocument;
  readonly thingTypes: ReadonlyMap<string, object>;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const same = (before: unknown, after: unknown): 'add' | 'change' | 'same' =>
  before === undefined ? 'add' : isSame(before, after) ? 'same' : 'change';

/** Compares a sample with what an org has. Pure. */
export function differences({ parts }: Sample, present: Present): Difference[] {
  return [
    ...parts.apps.flatMap((app) => appDifferences(app, present)),
    ...overlayDifferences(parts.overlay, present.overlay),
    ...parts.thingTypes.map((type) => ({
      part: 'thingType' as const,
      name: type.id,
      title: { zh: type.id, en: type.id },
      what: same(present.thingTypes.get(type.id), { title: type.title, metrics: type.metrics }),
    })),
  ];
}

function appDifferences(app: Sample['parts']['apps'][number], present: Present): Difference[] {
  const definition = present.registry.app(app.id)?.definition;
  if (definition === undefined || compareVersions(definition.version, app.version) < 0) {
    const title = definition?.title ?? { zh: app.id, en: app.id };
    return [
      {
        part: 'app',
        name: app.id,
        title,
        what: 'missing',
        from: definition?.version ?? null,
        to: app.version,
      },
    ];
  }
  const settings = present.apps.get(app.id);
  const use: Difference = {
    part: 'app',
    name: app.id,
    title: definition.title,
    what: settings === undefined ? 'add' : 'same',
  };
  const fields = definition.settings?.fields ?? {};
  const set = Object.entries(app.settings).flatMap(([name, value]): Difference[] => {
    const facts = fields[name];
    if (facts === undefined) return [];
    const asks = facts.asksOnCopy === true;
    const what = same(settings?.[name], value);
    const difference = {
      part: 'setting' as const,
      name: `${app.id}.${name}`,
      title: facts.title,
      what,
      from: settings?.[name] ?? null,
      to: value,
    };
    return [asks ? { ...difference, asks } : difference];
  });
  return [use, ...set];
}

function overlayDifferences(theirs: OverlayDocument, ours: OverlayDocument): Difference[] {
  const compare = <T extends { readonly title?: Titles }>(
    part: Difference['part'],
    name: (one: T) => string,
    title: (one: T) => Titles,
    given: readonly T[],
    here: readonly T[],
  ): Difference[] =>
    given.map((one) => ({
      part,
      name: name(one),
      title: title(one),
      what: same(
        here.find((mine) => name(mine) === name(one)),
        one,
      ),
    }));
  return [
    ...compare(
      'field',
      ({ entity, name }) => `${entity}.${name}`,
      ({ field }) => field.title,
      theirs.fields as FieldParts,
      ours.fields as FieldParts,
    ),
    ...compare(
      'entity',
      ({ name }) => name,
      ({ title }) => title,
      theirs.entities,
      ours.entities,
    ),
    ...compare(
      'rule',
      ({ id }) => id,
      ({ title }) => title,
      theirs.rules,
      ours.rules,
    ),
    ...compare(
      'board',
      ({ name }) => name,
      ({ title }) => title,
      theirs.boards,
      ours.boards,
    ),
  ];
}

type FieldParts = readonly (OverlayDocument['fields'][number] & { readonly title?: Titles })[];

/** Ours with theirs in it: of the same name theirs wins. */
export function joined(ours: OverlayDocument, theirs: OverlayDocument): OverlayDocument {
  const join = <T>(mine: readonly T[], given: readonly T[], name: (one: T) => string): T[] => {
    const names = new Set(given.map(name));
    return [...mine.filter((one) => !names.has(name(one))), ...given];
  };
  return {
    fields: join(ours.fields, theirs.fields, ({ entity, name }) => `${entity}.${name}`),
    entities: join(ours.entities, theirs.entities, ({ name }) => name),
    rules: join(ours.rules, theirs.rules, ({ id }) => id),
    boards: join(ours.boards, theirs.boards, ({ name }) => name),
  };
}
