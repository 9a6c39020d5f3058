import type { AppDefinition } from '@selvedge/sdk/app';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { faultsOf } from './check.ts';
import { contractOf } from './contracts.ts';

/**
 * Reads the declaration of an app. Its `@selvedge/sdk` is this program's own, wherever its folder lies.
 * @param entry the file whose default export is the declaration
 * @throws Error that lists everything wrong with it
 */
export async function loadApp(entry: string): Promise<AppDefinition> {
  const module: unknown = await import(pathToFileURL(entry).href);
  const declared =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
  const faults = faultsOf(declared);
  if (faults.length > 0) throw new Error(`${entry} cannot be used:\n- ${faults.join('\n- ')}`);
  return declared as AppDefinition;
}

const SDK = /^@selvedge\/sdk(\/|$)/;
const CONTRACT = /^@selvedge\/contracts\/([a-z][a-z0-9-]*)$/;

/**
 * An app's folder may lie anywhere, with no node_modules of ours beside it: the SDK is the one of this program, and
 * another app's contract is the one that lies beside, or is installed.
 */
registerHooks({
  resolve(specifier, context, next) {
    if (SDK.test(specifier)) return next(specifier, { ...context, parentURL: import.meta.url });
    const [, app] = CONTRACT.exec(specifier) ?? [];
    if (app === undefined || context.parentURL === undefined) return next(specifier, context);
    const file = contractOf(app, fileURLToPath(context.parentURL));
    if (file === null) throw new Error(`There is no contract of the app “${app}” here. Install it first.`);
    return next(pathToFileURL(file).href, context);
  },
});
