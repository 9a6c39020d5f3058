import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of this installation, in which the SDK lies. */
const HOUSE = join(import.meta.dirname, '..', '..');

/** How the compiler checks an app: as strictly as the house itself, with the SDK of this installation. */
export const compilerFacts = (folder: string, contracts: readonly string[] = []): object => ({
  extends: join(HOUSE, 'tsconfig.json'),
  compilerOptions: {
    paths: {
      '@selvedge/sdk/*': [join(HOUSE, 'sdk', '*', 'index.ts'), join(HOUSE, 'sdk', '*.ts')],
      '@selvedge/contracts/*': [
        join(dirname(folder), '*', 'contract.ts'),
        join(HOUSE, 'apps', '*', 'contract.ts'),
        ...contracts,
      ],
    },
    typeRoots: [join(HOUSE, 'node_modules', '@types')],
  },
});

/** The TypeScript compiler, or null where it is not installed. */
export function compiler(): string | null {
  try {
    const file = join(
      dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin',
      'tsc',
    );
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}
