import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const PACKABLE = /\.(js|css|svg|html)$/;
/** Smaller files gain nothing. */
const LEAST = 1024;

/** Writes a `.br` and a `.gz` beside each file of the build, so that the server sends them as they are. */
export const packed = (): Plugin => ({
  name: 'selvedge-packed',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir }) {
      if (dir === undefined) return;
      const names = await readdir(dir, { recursive: true });
      await Promise.all(
        names
          .filter((name) => PACKABLE.test(name) && !names.includes(`${name}.br`))
          .map((name) => pack(join(dir, name))),
      );
    },
  },
});

async function pack(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < LEAST) return;
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
}
