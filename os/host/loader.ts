import type { AppDefinition, Titles } from '@selvedge/sdk/app';
import type { Pack } from '@selvedge/sdk/pack';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dirname } from 'node:path';
import { faultsOf } from './check.ts';
import { FAULT } from './check-words.ts';
import { contractOf } from './contracts.ts';
import { modulesOf } from './pages/faces.ts';
import { fileOf } from './pages/pages.ts';

/** A declaration that cannot be used, with everything that is wrong. */
export class AppFaults extends Error {
  readonly faults: readonly Titles[];
  constructor(entry: string, faults: readonly Titles[]) {
    super(`${entry} cannot be used:\n- ${faults.map(({ en }) => en).join('\n- ')}`);
    this.name = 'AppFaults';
    this.faults = faults;
  }
}

/**
 * Reads the declaration of an app. Its `@selvedge/sdk` is this program's own, wherever its folder lies.
 * @param entry the file whose default export is the declaration
 * @param stamp of a folder that may change while this program runs: another stamp reads it anew
 * @throws AppFaults that lists everything wrong with it
 */
export async function loadApp(entry: string, stamp?: string): Promise<AppDefinition> {
  const address = pathToFileURL(entry);
  if (stamp !== undefined) address.searchParams.set(STAMP, stamp);
  const module: unknown = await import(address.href);
  const declared =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
  const faults = faultsOf(declared);
  if (faults.length === 0) faults.push(...lacking(dirname(entry), declared as AppDefinition));
  if (faults.length > 0) throw new AppFaults(entry, faults);
  return declared as AppDefinition;
}

/** Packs that a module exports. */
export async function loadPacks(file: string): Promise<Pack[]> {
  const module: unknown = await import(pathToFileURL(file).href);
  return typeof module === 'object' && module !== null ? Object.values(module).filter(isPack) : [];
}

const isPack = (value: unknown): value is Pack =>
  typeof value === 'object' && value !== null && 'operations' in value && 'defects' in value;

const lacking = (folder: string, declared: AppDefinition): Titles[] =>
  modulesOf(declared)
    .filter((module) => fileOf(folder, module) === null)
    .map((module) => FAULT.noFile(module));

const STAMP = 'stamp';
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
    if (app === undefined || context.parentURL === undefined)
      return stamped(next(specifier, context), specifier, context.parentURL);
    const file = contractOf(app, fileURLToPath(context.parentURL));
    if (file === null) throw new Error(`There is no contract of the app “${app}” here. Install it first.`);
    return next(pathToFileURL(file).href, context);
  },
});

/** What a file of a stamped app imports of its own folder is as fresh as itself. */
function stamped<R extends { readonly url: string }>(
  resolved: R,
  specifier: string,
  parent: string | undefined,
): R {
  if (!specifier.startsWith('.')) return resolved;
  const stamp = parent === undefined ? null : URL.parse(parent)?.searchParams.get(STAMP);
  if (!stamp) return resolved;
  const url = new URL(resolved.url);
  url.searchParams.set(STAMP, stamp);
  return { ...resolved, url: url.href };
}
