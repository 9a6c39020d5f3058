import type { Action, AppDefinition, View } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { shortOf } from '../../host/registry.ts';
import { visibleFields } from '../../host/sight.ts';
import type { OpenApp } from '../../host/uses.ts';
import { fieldsSchema } from '../apps/field-schema.ts';
import { type AppTool, CHANGES, keyed, LOOKS, titled, unkeyed } from './tool.ts';

/** One tool for each view and action of an app that a person may use. */
export function verbTools({ definition, permissions }: OpenApp, language: Language): AppTool[] {
  const may = ({ permission }: { readonly permission: string }): boolean => permissions.has(permission);
  const told = (verb: Omit<View, 'handle'>) => toldOf(definition, verb, permissions, language);
  return [
    ...(definition.views ?? []).filter(may).map((view): AppTool => ({
      ...told(view),
      annotations: LOOKS,
      call: (host, principal, given) => host.ask(principal, definition.id, shortOf(view.id), given),
    })),
    ...(definition.actions ?? []).filter(may).map((action: Action): AppTool => {
      const facts = told(action);
      return {
        ...facts,
        inputSchema: keyed(facts.inputSchema, language),
        annotations: CHANGES,
        call: (host, principal, given) => {
          const { key, input } = unkeyed(given);
          return host.act(principal, definition.id, shortOf(action.id), input, key);
        },
      };
    }),
  ];
}

function toldOf(
  definition: AppDefinition,
  { id, title, summary, input, output }: Omit<View, 'handle'>,
  permissions: ReadonlySet<string>,
  language: Language,
): Omit<AppTool, 'annotations' | 'call'> {
  return {
    name: `${definition.id}_${shortOf(id)}`,
    title: titled(definition, title, language),
    description: summary?.[language] ?? titled(definition, title, language),
    inputSchema: fieldsSchema(visibleFields(input, permissions), 'input', language),
    outputSchema: fieldsSchema(visibleFields(output, permissions), 'output', language),
  };
}
