import type { AppDefinition } from '@selvedge/sdk/app';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { faultsOf } from './check.ts';

const SDK = '@selvedge/sdk';
const open = new Set<string>();
let isHooked = false;

/**
 * Reads the declaration of an app. Its `@selvedge/sdk` is this program's own, wherever its folder lies.
 * @param folder the app's folder; @param entry the file in it whose default export is the declaration
 * @throws Error that lists everything wrong with it
 */
export async function loadApp(folder: string, entry: string): Promise<AppDefinition> {
  open.add(`${pathToFileURL(folder).href}/`);
  hook();
  const module: unknown = await import(pathToFileURL(entry).href);
  const declared =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
  const faults = faultsOf(declared);
  if (faults.length > 0) throw new Error(`${entry} cannot be used:\n- ${faults.join('\n- ')}`);
  return declared as AppDefinition;
}

/** An app's folder has no node_modules of ours beside it: what it imports of the SDK is found from here. */
function hook(): void {
  if (isHooked) return;
  isHooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const isSdk = specifier === SDK || specifier.startsWith(`${SDK}/`);
      const from = context.parentURL ?? '';
      const isApps = isSdk && [...open].some((folder) => from.startsWith(folder));
      return next(specifier, isApps ? { ...context, parentURL: import.meta.url } : context);
    },
  });
}
