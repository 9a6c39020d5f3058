import type { ConnectorDefinition } from '@selvedge/sdk/connector';
import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Finds connectors: every folder with a `connector.ts` that exports `connector`. There is no list of ids.
 * @throws Error naming the folder whose module is no connector, or two folders with one id
 */
export async function loadConnectors(folder: string): Promise<ConnectorDefinition[]> {
  const found: ConnectorDefinition[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name, 'connector.ts');
    if (!entry.isDirectory() || !existsSync(file)) continue;
    const module: unknown = await import(pathToFileURL(file).href);
    const connector = connectorOf(module);
    if (connector === null) throw new Error(`connectors/${entry.name}/connector.ts exports no “connector”.`);
    if (found.some(({ id }) => id === connector.id))
      throw new Error(`Two connectors are called “${connector.id}”.`);
    found.push(connector);
  }
  return found;
}

function connectorOf(module: unknown): ConnectorDefinition | null {
  if (typeof module !== 'object' || module === null || !('connector' in module)) return null;
  const { connector } = module;
  const isDefinition =
    typeof connector === 'object' && connector !== null && 'id' in connector && 'kind' in connector;
  return isDefinition ? (connector as ConnectorDefinition) : null;
}
