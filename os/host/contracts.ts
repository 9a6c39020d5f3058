import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareVersions } from './version.ts';

const FILES = ['contract.ts', 'contract.js'];

const fileIn = (folder: string): string | null =>
  FILES.map((file) => join(folder, file)).find((file) => existsSync(file)) ?? null;

/** Apps of the house. */
const HOUSE = join(import.meta.dirname, '..', '..', 'apps');

/**
 * Where the contract of an app is found from a file of another: in a folder beside it (a catalogue), below the kept
 * packages (`<apps>/<id>/<version>-<checksum>`), the newest, or among the apps of the house. Null when it is nowhere.
 */
export function contractOf(app: string, from: string): string | null {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder))
    for (const around of [dirname(folder), join(dirname(folder), 'apps')]) {
      const here = contractIn(join(around, app));
      if (here !== null) return here;
    }
  return contractIn(join(HOUSE, app));
}

const contractIn = (folder: string): string | null =>
  existsSync(folder) ? (fileIn(folder) ?? newestIn(folder)) : null;

function newestIn(folder: string): string | null {
  const kept = readdirSync(folder)
    .filter((name) => /^\d+\.\d+\.\d+/.test(name))
    .sort((a, b) => compareVersions(versionOf(b), versionOf(a)));
  return kept.map((name) => fileIn(join(folder, name))).find((file) => file !== null) ?? null;
}

/** `1.2.0-1a2b3c4d` → `1.2.0`: the checksum is no pre-release. */
const versionOf = (name: string): string => name.replace(/-[0-9a-f]{8}$/, '');
