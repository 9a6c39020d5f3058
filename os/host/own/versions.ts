import { createHash } from 'node:crypto';
import type { Tx } from '../../store/unit.ts';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { parse } from '../../namespace/parse.ts';
import { EMPTY, overlayDocument, type OverlayDocument } from './document.ts';

/** One version of what an org made itself. */
export interface OverlayVersion {
  /** 0 = the draft. */
  readonly version: number;
  readonly note: string;
  readonly at: Date;
  readonly login: string | null;
  readonly published: boolean;
}

const DRAFT = 0;

/** Published versions of the unit's org, newest first. */
export const listVersions = (tx: Tx): Promise<OverlayVersion[]> =>
  tx.rows<OverlayVersion>(
    'select version, note, at, login, published from selvedge.overlays where org_id = $1 and version > 0 order by version desc limit 200',
    [tx.org],
  );

/** The document in force in the unit's org, or null. */
export async function readPublished(tx: Tx): Promise<{ version: number; document: OverlayDocument } | null> {
  const row = await tx.row<{ version: number; document: unknown }>(
    'select version, document from selvedge.overlays where org_id = $1 and published',
    [tx.org],
  );
  return row === undefined ? null : { version: row.version, document: parse(overlayDocument, row.document) };
}

export async function readVersion(tx: Tx, version: number): Promise<OverlayDocument | null> {
  const row = await tx.row<{ document: unknown }>(
    'select document from selvedge.overlays where org_id = $1 and version = $2',
    [tx.org, version],
  );
  return row === undefined ? null : parse(overlayDocument, row.document);
}

/** The draft; without one, what is in force. */
export const readDraft = async (tx: Tx): Promise<OverlayDocument> =>
  (await readVersion(tx, DRAFT)) ?? (await readPublished(tx))?.document ?? EMPTY;

/** The draft as one reader saw it. */
export interface OverlayDraft {
  readonly document: OverlayDocument;
  /** Fingerprint of the document: whoever writes next on the basis of it overwrites nobody. */
  readonly mark: string;
  /** Who changed it last; null while there is no draft. */
  readonly drafted: { readonly login: string | null; readonly at: Date } | null;
}

export const markOf = (document: OverlayDocument): string =>
  createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);

export async function draftOf(tx: Tx): Promise<OverlayDraft> {
  const drafted = await tx.row<{ login: string | null; at: Date }>(
    `select login, at from selvedge.overlays where org_id = $1 and version = ${DRAFT}`,
    [tx.org],
  );
  const document = await readDraft(tx);
  return { document, mark: markOf(document), drafted: drafted ?? null };
}

/** Lets one at a time change the draft of the unit's org, or publish it. */
const alone = (tx: Tx): Promise<unknown> =>
  tx.run('select 1 from selvedge.orgs where id = $1 for update', [tx.org]);

/** The draft, when it still is what somebody saw. @throws version.stale */
export async function holdDraft(tx: Tx, basis: string | undefined): Promise<OverlayDocument> {
  await alone(tx);
  const document = await readDraft(tx);
  if (basis !== undefined && basis !== markOf(document)) throw new SelvedgeError('version.stale');
  return document;
}

interface By {
  readonly person: string;
  readonly login: string;
}

export async function writeDraft(tx: Tx, document: OverlayDocument, by: By): Promise<void> {
  await tx.run(
    `insert into selvedge.overlays (org_id, version, document, person_id, login) values ($1, ${DRAFT}, $2, $3, $4)
     on conflict (org_id, version) do update set document = excluded.document, at = now(), person_id = excluded.person_id, login = excluded.login`,
    [tx.org, JSON.stringify(document), by.person, by.login],
  );
}

/** Puts a document in force as the next version; the draft is used up. @returns its number */
export async function publishDocument(
  tx: Tx,
  document: OverlayDocument,
  note: string,
  by: By,
): Promise<number> {
  await alone(tx);
  const row = await tx.row<{ version: number }>(
    'select coalesce(max(version), 0) + 1 as version from selvedge.overlays where org_id = $1',
    [tx.org],
  );
  const version = row?.version ?? 1;
  await tx.run('update selvedge.overlays set published = false where org_id = $1 and published', [tx.org]);
  await tx.run(
    `insert into selvedge.overlays (org_id, version, document, note, person_id, login, published)
     values ($1, $2, $3, $4, $5, $6, true)`,
    [tx.org, version, JSON.stringify(document), note, by.person, by.login],
  );
  await tx.run(`delete from selvedge.overlays where org_id = $1 and version = ${DRAFT}`, [tx.org]);
  return version;
}

/** Every published version of the unit's org with its document, oldest first. */
export async function readEditions(
  tx: Tx,
): Promise<(OverlayVersion & { readonly document: OverlayDocument })[]> {
  const rows = await tx.rows<OverlayVersion & { readonly document: unknown }>(
    'select version, note, at, login, published, document from selvedge.overlays where org_id = $1 and version > 0 order by version',
    [tx.org],
  );
  return rows.map(({ document, ...rest }) => ({ ...rest, document: parse(overlayDocument, document) }));
}
