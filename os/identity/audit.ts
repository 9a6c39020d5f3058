import { v7 } from 'uuid';
import type { Tx } from '../store/unit.ts';
import type { Principal } from './principal.ts';

/** One change: `action` is a verb with its noun (`thing.move`), `object` names what was changed (`thing:a/b`). */
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
  readonly who: { readonly id: string; readonly login: string; readonly name: string } | null;
  readonly via: string;
  readonly address: string;
  readonly action: string;
  readonly object: string;
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditQuestion {
  readonly from?: Date;
  readonly to?: Date;
  readonly who?: string;
  /** Exact object, or a prefix when it ends in `*`. */
  readonly object?: string;
  readonly after?: string;
  readonly limit: number;
}

const SECRET = /password|secret|token|hash/i;

/** Writes a change into the trail of the unit's org, in the same transaction. Secrets are left out. */
export async function audit(tx: Tx, principal: Principal, change: Change): Promise<void> {
  await auditAs(
    tx,
    tx.org ?? principal.org.id,
    {
      personId: principal.person.id,
      who: principal.person.login,
      via: principal.via,
      address: principal.address,
    },
    change,
  );
}

/** A change made by the platform or by its command line. */
export async function auditAs(
  tx: Tx,
  org: string,
  by: { personId: string | null; who: string | null; via: string; address: string },
  change: Change,
): Promise<void> {
  await tx.run(
    `insert into selvedge.audit (id, org_id, at, person_id, who, via, address, action, object, before, after)
     values ($1, $2, now(), $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      v7(),
      org,
      by.personId,
      by.who,
      by.via,
      by.address,
      change.action,
      change.object,
      clean(change.before),
      clean(change.after),
    ],
  );
}

const clean = (facts: object | null | undefined): string | null =>
  facts === null || facts === undefined
    ? null
    : JSON.stringify(facts, (key, value: unknown) =>
        SECRET.test(key) && typeof value !== 'boolean' ? undefined : value,
      );

/** The trail of the unit's org, newest first, paged by key. */
export async function listAudit(
  tx: Tx,
  question: AuditQuestion,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const prefix = question.object?.endsWith('*') ? question.object.slice(0, -1) : null;
  const rows = await tx.rows<
    Omit<AuditEntry, 'who' | 'at'> & { at: Date; person_id: string | null; who: string | null }
  >(
    `select id, at, person_id, who, via, address, action, object, before, after from selvedge.audit
     where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2) and ($3::text is null or who = $3)
       and ($4::text is null or object = $4) and ($5::text is null or starts_with(object, $5)) and ($6::uuid is null or id < $6)
     order by id desc limit $7`,
    [
      question.from ?? null,
      question.to ?? null,
      question.who ?? null,
      prefix === null ? (question.object ?? null) : null,
      prefix,
      question.after ?? null,
      question.limit + 1,
    ],
  );
  const items = rows.slice(0, question.limit).map(({ person_id, who, at, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    who: person_id === null ? null : { id: person_id, login: who ?? '', name: who ?? '' },
  }));
  return { items, next: rows.length > question.limit ? (items.at(-1)?.id ?? null) : null };
}
