import type { AppDefinition, Fields, Titles } from '@selvedge/sdk/app';
import { OWN } from '../records/table.ts';
import type { Face } from './pages/faces.ts';
import { kpiFacts } from './kpis/facts.ts';
import { shortOf } from './registry.ts';
import { visibleFields } from './sight.ts';

/**
 * A declaration as it travels to a page: without functions, and without what this person may not know of.
 * @param face what of it runs in the browser
 * @param fillsIn whether this person may fill in fields that the org itself added
 */
export function describe(
  definition: AppDefinition,
  permissions: ReadonlySet<string>,
  face: Face,
  fillsIn: boolean,
) {
  const { id, version, title, summary, mark } = definition;
  const visible = (fields: Fields): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(visibleFields(fields, permissions)).map(([name, facts]) => [name, { ...facts }]),
    );
  const verb = (one: {
    readonly id: string;
    readonly title: Titles;
    readonly summary?: Titles;
    readonly input: Fields;
  }) => ({
    name: shortOf(one.id),
    title: one.title,
    summary: one.summary ?? null,
    input: visible(one.input),
  });
  const may = ({ permission }: { readonly permission: string }): boolean => permissions.has(permission);
  return {
    id,
    version,
    title,
    summary,
    mark,
    permissions: [...permissions],
    entities: (definition.entities ?? [])
      .filter(({ read }) => permissions.has(read))
      .map((entity) => {
        const fields = visible(entity.fields);
        const seen = (name: string): boolean => fields[name] !== undefined;
        const mayWrite = entity.write !== undefined && permissions.has(entity.write);
        return {
          id: entity.id,
          name: shortOf(entity.id),
          title: entity.title,
          plural: entity.plural ?? entity.title,
          label: entity.label,
          list: (entity.list ?? Object.keys(fields).slice(0, 6)).filter(seen),
          search: (entity.search ?? []).filter(seen),
          sort: entity.sort ?? null,
          mayWrite,
          mayFillIn: !mayWrite && fillsIn && Object.keys(fields).some((name) => name.startsWith(OWN)),
          fields,
        };
      }),
    actions: (definition.actions ?? []).filter(may).map((action) => ({
      ...verb(action),
      output: visible(action.output),
      offeredWhen: action.offeredWhen ?? {},
      makes: action.makes ?? [],
      hasTemplate: action.template !== undefined,
    })),
    views: (definition.views ?? [])
      .filter(may)
      .map((view) => ({ ...verb(view), output: visible(view.output) })),
    kpis: (definition.kpis ?? []).filter(may).map(kpiFacts),
    pages: (definition.pages ?? []).filter(may).map(({ name, title, archetype }) => ({
      name,
      title,
      archetype,
      module: face.pages[name] ?? null,
    })),
    slots: face.slots,
    events: (definition.events ?? []).map((event) => ({
      id: event.id,
      title: event.title,
      payload: visible(event.payload),
    })),
    settings: visible(definition.settings?.fields ?? {}),
    roles: Object.fromEntries(
      Object.entries(definition.roles ?? {}).map(([name, role]) => [name, role.title]),
    ),
  };
}
