import { newId } from '../store/id.ts';
import type { Tx } from '../store/unit.ts';
import { type Page, type Paged, boundsOf, isId, paged } from './page.ts';
import type { Principal } from './principal.ts';

/** One change: `action` is a noun and its verb (`thing.move`), `object` names what was changed (`thing:a/b`). */
export interface Change {
  readonly action: string;
  readonly object: string;
  readonly before?: object | null;
  readonly after?: object | null;
}

export interface AuditEntry {
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
  /** null = the platform itself, or its command line. */
  readonly who: { readonly id: string; readonly login: string; readonly name: string } | null;
  /** Whom the link was made for by which somebody without a login came; null = nobody did. */
  readonly guest: string | null;
  readonly via: string;
  readonly address: string;
  readonly action: string;
  readonly object: string;
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditQuestion extends Page {
  readonly from?: Date;
  readonly to?: Date;
  /** A person's id or login. */
  readonly who?: string;
  /** Exact object, or a prefix when it ends in `*`. */
  readonly object?: string;
}

/** Who made a change when no request did. */
export interface Author {
  readonly personId: string | null;
  /** Login. */
  readonly who: string | null;
  readonly name?: string | null;
  readonly via: string;
  readonly address: string;
}

/** Writes a change into the trail of the unit's org (in a system unit: the principal's), in the same transaction. */
export function audit(tx: Tx, principal: Principal, change: Change): Promise<void> {
  const { person, via, address } = principal;
  const author = { personId: person.id, who: person.login, name: person.name, via, address };
  return auditAs(tx, tx.org ?? principal.org.id, author, change);
}

/** A change made by the platform, its command line or an app. */
export const auditAs = (tx: Tx, org: string, by: Author, change: Change): Promise<void> =>
  auditAll(tx, org, by, [change]);

/** Several changes by one author at once, in one statement for each thousand. */
export async function auditAll(tx: Tx, org: string, by: Author, changes: readonly Change[]): Promise<void> {
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    const some = changes.slice(at, at + AT_ONCE);
    tx.last(
      `insert into selvedge.audit (id, org_id, at, person_id, login, name, via, address, action, object, before, after)
       select given.id, $1, now(), $2, $3, $4, $5, $6, given.action, given.object, given.before::jsonb, given.after::jsonb
       from unnest($7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[]) as given(id, action, object, before, after)`,
      [org, by.personId, by.who, by.name ?? by.who, by.via, by.address],
      [
        some.map(() => newId()),
        some.map(({ action }) => action),
        some.map(({ object }) => object),
        some.map(({ before }) => withoutSecrets(before)),
        some.map(({ after }) => withoutSecrets(after)),
      ],
    );
  }
}

const AT_ONCE = 1000;

/** Names of fields that are never written down. */
const SECRET = /password|secret|token|hash|credential|private|apikey/i;
const SECRET_KEYS_OF_OTHERS = /^(key|pin|pass)$/i;

const withoutSecrets = (facts: object | null | undefined): string | null =>
  facts === null || facts === undefined
    ? null
    : JSON.stringify(facts, (key, value: unknown) => {
        if (typeof value === 'bigint') return value.toString();
        const isSecret = SECRET.test(key) || SECRET_KEYS_OF_OTHERS.test(key);
        return isSecret && (typeof value === 'string' || typeof value === 'object') ? undefined : value;
      });

type Row = Omit<AuditEntry, 'who' | 'at' | 'guest'> & {
  readonly at: Date;
  readonly person: string | null;
  readonly login: string | null;
  readonly name: string | null;
};

const entryOf = ({ person, login, name, at, ...rest }: Row): AuditEntry => ({
  ...rest,
  at: at.toISOString(),
  guest: person === null && rest.via === 'link' ? name : null,
  who: person === null ? null : { id: person, login: login ?? '', name: name ?? '' },
});

/** The trail of the unit's org, newest first, paged by key. @throws input.invalid */
export async function listAudit(tx: Tx, question: AuditQuestion): Promise<Paged<AuditEntry>> {
  const { after, limit, fetch } = boundsOf(question);
  const { who, object, from, to } = question;
  const conditions = ['org_id = $1'];
  const params: (string | number | null)[] = [tx.org];
  const add = (condition: (place: string) => string, value: string | number): void =>
    void conditions.push(condition(`$${params.push(value)}`));
  if (after !== null) add((at) => `id < ${at}`, after);
  // Ids carry the time of the entry: a span of time is a span of the key.
  if (from !== undefined) add((at) => `id >= ${at}`, earliestId(from));
  if (to !== undefined) add((at) => `id < ${at}`, earliestId(to));
  if (who !== undefined) add((at) => (isId(who) ? `person_id = ${at}` : `login = ${at}`), who);
  if (object?.endsWith('*')) {
    add((at) => `object >= ${at}`, object.slice(0, -1));
    add((at) => `object < ${at}`, `${object.slice(0, -1)}\u{10ffff}`);
  } else if (object !== undefined) add((at) => `object = ${at}`, object);
  const rows = await tx.rows<Row>(
    `select id, at, person_id as person, login, name, via, address, action, object, before, after from selvedge.audit
     where ${conditions.join(' and ')} order by id desc limit ${fetch}`,
    params,
  );
  return paged(rows, limit, ({ id }) => id, entryOf);
}

/** Lowest UUIDv7 of a moment. */
function earliestId(time: Date): string {
  const milliseconds = Math.min(2 ** 48 - 1, Math.max(0, Math.trunc(time.getTime())));
  const hex = milliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
