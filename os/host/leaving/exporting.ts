import type { Field, Fields } from '@selvedge/sdk/app';
import type { Language } from '@selvedge/sdk/errors';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { settle } from '../../historian/duckdb/durable.ts';
import { exported } from '../../records/exchange/exporting.ts';
import { type ZipEntry, zipOf } from '../../records/exchange/excel/zip-writing.ts';
import type { Files } from '../../records/files/files.ts';
import { quoted, type Table } from '../../records/table.ts';
import type { Store, Tx } from '../../store/unit.ts';
import type { Registry } from '../registry.ts';
import { shortOf } from '../registry.ts';
import { conflict } from '../words.ts';

export interface ExportParts {
  readonly store: Store;
  readonly files: Files;
  /** <data>/exports. */
  readonly folder: string;
  readonly now: () => number;
  /** The apps as an org had them, the one that was taken away among them. */
  readonly registryOf: (org: string) => Promise<Registry>;
}

interface OrgFacts {
  readonly id: string;
  readonly slug: string;
  readonly timeZone: string;
}

/** The formats of the archive: a file that says of each other one what its content's checksum is. */
export const EXPORT_MANIFEST = 'manifest.json';

/**
 * Writes everything that an app keeps into one archive: a table of each kind of record for each org, with all fields and
 * what the org added, its settings and roles, the pictures and documents it refers to, and a manifest with checksums. The
 * file has its name when all of it is on the disk.
 * @returns its name below the folder
 */
export async function exportApp(
  parts: ExportParts,
  app: string,
  version: string,
  language: Language,
): Promise<string> {
  const at = new Date(parts.now()).toISOString();
  const name = `${app}-${version}-${at.slice(0, 19).replaceAll(/\D/g, '')}.zip`;
  await mkdir(parts.folder, { recursive: true, mode: 0o700 });
  const temporary = join(parts.folder, `${name}.part`);
  try {
    const archive = new Archive(parts, app, version, at, language);
    const content = Readable.from(zipOf(archive.entries()), { objectMode: false });
    await pipeline(content, createWriteStream(temporary, { mode: 0o600 }));
    await settle(temporary, join(parts.folder, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof RangeError
      ? conflict(
          '内容超过 4 GB，装不进一个压缩文件；请先做整机备份再删除。',
          'It holds more than 4 GB, too much for one archive: take a backup, then drop the records.',
        )
      : error;
  }
  return name;
}

class Archive {
  readonly #parts: ExportParts;
  readonly #facts: { readonly app: string; readonly version: string; readonly at: string };
  readonly #language: Language;
  readonly #sums: Record<string, string> = {};

  constructor(parts: ExportParts, app: string, version: string, at: string, language: Language) {
    this.#parts = parts;
    this.#facts = { app, version, at };
    this.#language = language;
  }

  async *entries(): AsyncGenerator<ZipEntry> {
    const { app } = this.#facts;
    const orgs = await this.#orgs();
    for (const org of orgs) {
      const registry = await this.#parts.registryOf(org.id);
      const tables = [...registry.tables].filter((table) => table.app === app);
      for (const table of tables)
        yield this.#summed(
          `${org.slug}/${shortOf(table.entity.id)}.csv`,
          await this.#rows(org, registry, table),
        );
      yield this.#summed(`${org.slug}/settings.json`, [await this.#use(org)]);
      const ids = await this.#filesOf(org, tables);
      for await (const { id, name, content } of this.#parts.files.of(org.id, ids))
        yield this.#summed(`${org.slug}/files/${id}-${name}`, content);
    }
    const manifest = {
      format: 1,
      ...this.#facts,
      orgs: orgs.map(({ slug }) => slug),
      files: this.#sums,
    };
    yield { name: EXPORT_MANIFEST, content: [`${JSON.stringify(manifest, null, 2)}\n`] };
  }

  async #orgs(): Promise<OrgFacts[]> {
    const rows = await this.#parts.store.system((tx) =>
      tx.rows<OrgFacts>(
        `select o.id, o.slug, o.time_zone as "timeZone" from selvedge.orgs o
         join selvedge.app_orgs a on a.org_id = o.id and a.app = $1 order by o.slug`,
        [this.#facts.app],
      ),
    );
    return rows;
  }

  #rows({ id, timeZone }: OrgFacts, registry: Registry, { entity }: Table): Promise<Readable> {
    const parts = {
      store: this.#parts.store,
      org: { id, timeZone },
      tables: registry.tables,
      entity,
      fields: entity.fields,
      sees: () => true,
      seesOf: () => () => true,
      doing: () => {
        throw new Error('An export changes nothing.');
      },
    };
    return exported(parts, {}, 'csv', this.#language);
  }

  async #use({ id }: OrgFacts): Promise<string> {
    const { app } = this.#facts;
    const use = await this.#parts.store.org(id, async (tx) => ({
      settings: (
        await tx.row<{ settings: object }>(
          'select settings from selvedge.app_orgs where org_id = $1 and app = $2',
          [id, app],
        )
      )?.settings,
      roles: await tx.rows(
        `select p.login, r.role from selvedge.app_roles r join selvedge.people p on p.id = r.person_id
         where r.org_id = $1 and r.app = $2 order by 1, 2`,
        [id, app],
      ),
    }));
    return `${JSON.stringify(use, null, 2)}\n`;
  }

  /** Ids of the files that records refer to, however deep. */
  #filesOf({ id }: OrgFacts, tables: readonly Table[]): Promise<string[]> {
    return this.#parts.store.org(id, async (tx) => {
      const found = new Set<string>();
      for (const table of tables)
        for (const { name, type, facts } of table.columns)
          if (holdsFile(facts)) for (const file of await filesIn(tx, table, name, type)) found.add(file);
      return [...found].sort();
    });
  }

  #summed(name: string, content: AsyncIterable<string | Uint8Array> | Iterable<string>): ZipEntry {
    const sums = this.#sums;
    return {
      name,
      content: (async function* () {
        const hash = createHash('sha256');
        for await (const part of content) {
          hash.update(part);
          yield part;
        }
        sums[name] = hash.digest('hex');
      })(),
    };
  }
}

function holdsFile(field: Field): boolean {
  if (field.kind === 'list') return holdsFile(field.item);
  if (field.kind === 'map') return holdsFile(field.value);
  if (field.kind === 'object') return Object.values<Fields[string]>(field.fields).some(holdsFile);
  return field.kind === 'file';
}

async function filesIn(tx: Tx, table: Table, column: string, type: string): Promise<string[]> {
  const named = quoted(column);
  const rows = await tx.rows<{ id: string }>(
    type === 'uuid'
      ? `select distinct ${named}::text as id from ${table.source} where org_id = $1 and deleted_at is null and ${named} is not null`
      : `select distinct v.value #>> '{}' as id from ${table.source}, jsonb_path_query(${named}, '$.**') v(value)
         where org_id = $1 and deleted_at is null and jsonb_typeof(v.value) = 'string'`,
    [tx.org],
  );
  return rows.map(({ id }) => id).filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
}
