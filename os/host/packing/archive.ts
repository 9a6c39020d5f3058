import { SelvedgeError } from '@selvedge/sdk/errors';
import { Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';

/** Files by name, with forward slashes. */
export type Files = ReadonlyMap<string, Buffer>;

const MOST_FILES = 5000;
const MOST_BYTES = 64 * 1024 * 1024;
/** Heads and padding come on top. */
const MOST_UNPACKED = MOST_BYTES + MOST_FILES * 2048;
/** Byte of gzip's head that names the system it was made on. */
const SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

/** The same files give the same bytes, whenever and wherever. */
export async function writeArchive(files: Files): Promise<Buffer> {
  const tar = pack();
  for (const name of [...files.keys()].sort())
    tar.entry({ name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }, files.get(name));
  tar.finalize();
  const packed = gzipSync(await buffer(tar), { level: 9 });
  packed[SYSTEM] = UNKNOWN_SYSTEM;
  return packed;
}

/**
 * Reads an archive from somebody else: plain files below its own folder, within a limit; nothing is written anywhere.
 * @throws input.invalid that says what is wrong with it
 */
export async function readArchive(packed: Uint8Array): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const names = new Names();
  let entries = 0;
  let bytes = 0;
  const reading = extract();
  const unpacking = pipeline(Readable.from([packed]), createGunzip(), limit(), reading).catch(
    (error: unknown) => {
      throw error instanceof SelvedgeError ? error : refused('无法解压。', 'It cannot be unpacked.');
    },
  );
  const gathering = (async () => {
    for await (const entry of reading) {
      const { name, type, size = 0 } = entry.header;
      entries += 1;
      bytes += size;
      if (entries > MOST_FILES || bytes > MOST_BYTES) throw tooMuch();
      if (type === 'directory') {
        entry.resume();
        continue;
      }
      if (type !== 'file' || !isPlain(name) || !names.take(name))
        throw refused(`其中的“${name}”不能使用。`, `“${name}” in it cannot be used.`);
      files.set(name, await buffer(entry));
    }
  })();
  gathering.catch((error: unknown) => reading.destroy(error instanceof Error ? error : undefined));
  const [unpacked, gathered] = await Promise.allSettled([unpacking, gathering]);
  for (const outcome of [gathered, unpacked])
    if (outcome.status === 'rejected')
      throw outcome.reason instanceof SelvedgeError
        ? outcome.reason
        : refused('无法解压。', 'It cannot be unpacked.');
  return files;
}

const tooMuch = (): SelvedgeError => refused('文件过多或过大。', 'It holds too much.');

/** Ends what unpacks without end, before it is looked at. */
function limit(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length;
      if (bytes > MOST_UNPACKED) next(tooMuch());
      else next(null, chunk);
    },
  });
}

/** Names of files that can lie beside each other on every system: capital letters do not tell them apart. */
class Names {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  /** False for a name that is taken. */
  take(name: string): boolean {
    const plain = name.normalize('NFC').toLowerCase();
    const folders = [...plain.matchAll(/\//g)].map(({ index }) => plain.slice(0, index));
    if (this.#files.has(plain) || this.#folders.has(plain) || folders.some((one) => this.#files.has(one)))
      return false;
    this.#files.add(plain);
    for (const folder of folders) this.#folders.add(folder);
    return true;
  }
}

/** A name that stays in the folder into which it is written, on every system. */
export const isPlain = (name: string): boolean =>
  name.length <= 250 &&
  /^[^\\:*?"<>|\p{Cc}]+$/u.test(name) &&
  name.split('/').every((part) => part !== '' && !/^\.+$|[. ]$/.test(part));

export const refused = (zh: string, en: string): SelvedgeError =>
  new SelvedgeError('input.invalid', {
    reason: { zh: `这个应用包有问题：${zh}`, en: `This package is not right. ${en}` },
  });
