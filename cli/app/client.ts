import { withApps } from '@selvedge/os/http/apps/paths.ts';
import { clientText } from '@selvedge/os/http/client/client.ts';
import { type OpenApiDocument, openApi } from '@selvedge/os/http/openapi.ts';
import { routes } from '@selvedge/os/http/routes/routes.ts';
import type { AppDefinition } from '@selvedge/sdk/app';
import { VERSION } from '../version.ts';

/** Source of typed functions for an app's actions, views and records, over HTTP. */
export function clientOf(definition: AppDefinition): string {
  const permissions = new Set(Object.keys(definition.permissions));
  const whole = withApps(openApi(routes, VERSION), [{ definition, permissions }]);
  return clientText(
    partOf(whole, `/apps/${definition.id}/`),
    `selvedge app client, of ${definition.id} ${definition.version}`,
  );
}

/** The addresses below one, and the shapes they lead to. */
function partOf(document: OpenApiDocument, start: string): OpenApiDocument {
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([url]) => url.startsWith(start)));
  const { schemas } = document.components;
  const wanted = new Set<string>();
  const follow = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      follow(schemas[name] ?? {});
    }
  };
  for (const methods of Object.values(paths))
    for (const { parameters, requestBody = {}, responses } of Object.values(methods))
      follow([parameters, requestBody, responses['200'] ?? {}]);
  const kept = Object.entries(schemas).filter(([name]) => wanted.has(name));
  return { ...document, paths, components: { ...document.components, schemas: Object.fromEntries(kept) } };
}
