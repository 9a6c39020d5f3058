import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../openapi.ts';
import { routes } from '../routes/routes.ts';
import { clientText } from './client.ts';

/** `npm run generate`: writes the web's typed client. */
export const CLIENT_FILE = join(import.meta.dirname, '..', '..', '..', 'web', 'client', 'generated.ts');

export const generated = (): string => clientText(openApi(routes, '1'));

if (import.meta.main) {
  writeFileSync(CLIENT_FILE, generated());
  process.stdout.write('web/client/generated.ts written\n');
}
