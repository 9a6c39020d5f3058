import type { GuestDoor, LinkWish, MadeLink } from '@selvedge/sdk/app';
import { auditAs, type Author } from '../../identity/audit.ts';
import { hashSecret, newSecret } from '../../identity/secrets.ts';
import { newId } from '../../store/id.ts';
import type { Store, Tx } from '../../store/unit.ts';
import type { Registry } from '../registry.ts';
import { demand } from '../permission.ts';
import { conflict } from '../words.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** Who makes or closes links, on whose behalf. */
interface Maker {
  readonly app: string;
  readonly by: Author;
  readonly now: Date;
  readonly permissions: ReadonlySet<string> | 'all';
}

/** A link that opens something. */
export interface OpenLink {
  readonly id: string;
  readonly org: string;
  readonly app: string;
  readonly door: string;
  readonly subject: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly expiresAt: Date;
}

/** Makes a link; its code is in the answer and nowhere else. @throws permission.missing, conflict */
export async function openLink(
  tx: Tx,
  registry: Registry,
  { app, by, now, permissions }: Maker,
  door: GuestDoor,
  wish: LinkWish,
): Promise<MadeLink> {
  const definition = registry.app(app)?.definition;
  if (definition === undefined || registry.guestDoor(door.id) === undefined || !door.id.startsWith(`${app}/`))
    throw new Error(`“${door.id}” is no door of “${app}”.`);
  for (const wanted of wish.permissions) {
    if (definition.permissions[wanted] === undefined) throw new Error(`“${wanted}” is not declared.`);
    if (permissions !== 'all') demand(definition, permissions, wanted);
  }
  if (!(wish.days > 0 && wish.days <= MOST_DAYS))
    throw conflict(`链接有效 1 至 ${MOST_DAYS} 天。`, `A link lives for 1 to ${MOST_DAYS} days.`);
  const [id, code] = [newId(), newSecret()];
  const expiresAt = new Date(now.getTime() + wish.days * DAY_MS);
  await tx.run(
    `insert into selvedge.links (id, org_id, app, door, subject, name, permissions, hash, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      tx.org,
      app,
      door.id,
      wish.subject,
      wish.name,
      [...wish.permissions],
      hashSecret(code),
      now,
      expiresAt,
    ],
  );
  const after = { door: door.id, name: wish.name, permissions: wish.permissions, expiresAt };
  await auditAs(tx, tx.org ?? '', by, { action: 'link.open', object: `link:${wish.subject}`, after });
  return { id, path: `/link/${code}`, expiresAt: expiresAt.toISOString() };
}

/** Closes the links of an app to a record. @returns how many were open */
export async function closeLinks(tx: Tx, { app, by, now }: Maker, subject: string): Promise<number> {
  const closed = await tx.run(
    `update selvedge.links set closed_at = $4
     where org_id = $1 and app = $2 and subject = $3 and closed_at is null and expires_at > $4`,
    [tx.org, app, subject, now],
  );
  if (closed > 0)
    await auditAs(tx, tx.org ?? '', by, {
      action: 'link.close',
      object: `link:${subject}`,
      after: { closed },
    });
  return closed;
}

/** The link that a code opens now; null for one that is unknown, closed or past its day: nobody learns which. */
export async function linkOf(store: Store, code: string, now: number): Promise<OpenLink | null> {
  const [found] = await store.systemAlone<OpenLink>(
    `select id, org_id as org, app, door, subject, name, permissions, expires_at as "expiresAt" from selvedge.links
     where hash = $1 and closed_at is null and expires_at > $2`,
    [hashSecret(code), new Date(now)],
  );
  return found ?? null;
}
