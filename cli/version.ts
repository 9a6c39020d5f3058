import { readFileSync } from 'node:fs';

/** Version of this installation; its packages have one. */
export const VERSION = versionIn(
  JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')),
);

function versionIn(contents: unknown): string {
  return typeof contents === 'object' && contents !== null && 'version' in contents
    ? String(contents.version)
    : '';
}
