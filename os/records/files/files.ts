import type { Readable } from 'node:stream';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { audit } from '../../identity/audit.ts';
import type { Principal } from '../../identity/principal.ts';
import { newId } from '../../store/id.ts';
import type { Store } from '../../store/unit.ts';
import { kindOf } from './kind.ts';
import { Shelf } from './shelf.ts';

/** Largest file, bytes: a photo of a good telephone camera, or a tech pack. */
const MOST = 30_000_000;

export interface FileFacts {
  readonly id: string;
  readonly name: string;
  /** Content type, by its first bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** Pictures and documents of orgs: facts in the state store, contents on the shelf. */
export class Files {
  readonly #store: Store;
  readonly #shelf: Shelf;

  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#shelf = new Shelf(folder, MOST);
  }

  /** Takes a file into the principal's org. @throws media.unsupported for what it is not, body.too.large, store.unavailable */
  async take(principal: Principal, name: string, content: Readable): Promise<FileFacts> {
    const { sha256, size, head } = await this.#shelf.take(content);
    const plain =
      name
        .normalize('NFC')
        .replaceAll(/[\p{Cc}/\\]/gu, '_')
        .slice(0, 200) || 'file';
    const type = kindOf(head, plain);
    if (type === null) throw new SelvedgeError('media.unsupported', { type: plain });
    const facts = { id: newId(), name: plain, type, size };
    await this.#store.org(principal.org.id, async (tx) => {
      await tx.run(
        'insert into selvedge.files (org_id, id, sha256, name, type, size, person_id) values ($1, $2, $3, $4, $5, $6, $7)',
        [principal.org.id, facts.id, sha256, plain, type, size, principal.person.id],
      );
      await audit(tx, principal, {
        action: 'file.add',
        object: `file:${facts.id}`,
        after: { name: plain, type, size },
      });
    });
    return facts;
  }

  /** Files of an org with their contents, one after the other; an id that is none is left out. */
  async *of(
    org: string,
    ids: readonly string[],
  ): AsyncGenerator<Pick<FileFacts, 'id' | 'name'> & { readonly content: Readable }> {
    const rows = await this.#store.org(org, (tx) =>
      tx.rows<{ id: string; name: string; sha256: string }>(
        'select id, name, sha256 from selvedge.files where org_id = $1 and id = any($2::uuid[]) order by id',
        [org, [...ids]],
      ),
    );
    for (const { sha256, ...facts } of rows) yield { ...facts, content: this.#shelf.open(sha256) };
  }

  /** @throws not.found */
  async open(principal: Principal, id: string): Promise<FileFacts & { readonly content: Readable }> {
    const row = await this.#store.org(principal.org.id, (tx) =>
      tx.row<FileFacts & { readonly sha256: string }>(
        'select id, name, type, size, sha256 from selvedge.files where org_id = $1 and id = $2',
        [principal.org.id, id],
      ),
    );
    if (row === undefined) throw new SelvedgeError('not.found', { object: { zh: '文件', en: 'file' } });
    const { sha256, ...facts } = row;
    return { ...facts, content: this.#shelf.open(sha256) };
  }
}
