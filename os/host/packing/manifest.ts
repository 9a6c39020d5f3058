import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Files, isPlain, refused } from './archive.ts';

export const MANIFEST = 'manifest.json';

const shape = z.object({
  format: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/),
  /** File → SHA-256. */
  files: z.record(z.string().refine(isPlain), z.string().regex(/^[0-9a-f]{64}$/)),
});

/** What a package says of itself. */
export type Manifest = z.output<typeof shape>;

const checksum = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The files with what they are called and how they begin and end. */
export function withManifest(id: string, version: string, files: Files): Map<string, Buffer> {
  const checksums = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => [name, checksum(content)]);
  const manifest: Manifest = { format: 1, id, version, files: Object.fromEntries(checksums) };
  return new Map([...files, [MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]]);
}

/** Every file must be listed and whole, and no other may be there. @throws input.invalid */
export function verify(files: Files): Manifest {
  const manifest = read(files.get(MANIFEST));
  for (const [name, wanted] of Object.entries(manifest.files)) {
    const content = files.get(name);
    if (content === undefined) throw refused(`缺少文件“${name}”。`, `The file “${name}” is missing.`);
    if (checksum(content) !== wanted)
      throw refused(`文件“${name}”被改动过。`, `The file “${name}” was changed.`);
  }
  for (const name of files.keys())
    if (name !== MANIFEST && !Object.hasOwn(manifest.files, name))
      throw refused(`多出文件“${name}”。`, `The file “${name}” does not belong to it.`);
  return manifest;
}

function read(content: Buffer | undefined): Manifest {
  if (content === undefined) throw refused('没有 manifest.json。', 'It has no manifest.json.');
  try {
    return shape.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw refused('manifest.json 无法识别。', 'Its manifest.json cannot be read.');
  }
}
