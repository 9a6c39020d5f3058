import type { ViewContext } from '@selvedge/sdk/app';
import { binding } from '../entities/binding.ts';

type Sql = Pick<ViewContext, 'sql'>;

/** What a tag stands for. */
export interface Bound {
  readonly id: string;
  readonly tag: string;
  readonly bundle: string | null;
  readonly worker: string | null;
  readonly pieces: number | null;
}

/** A tag as it is kept, whoever wrote it: readers differ in capitals, blanks and colons. */
export const tagOf = (written: string): string =>
  written.normalize('NFKC').replace(/[\s:]/g, '').toUpperCase().slice(0, 200);

/** A code that no ticket has, so that an unknown tag is never taken for a bundle's number. */
export const unknownTag = (tag: string): string => `tag:${tag}`;

/** What a tag stood for at a moment. */
export async function boundAt({ sql }: Sql, tag: string, at: Date): Promise<Bound | null> {
  const [found] = await sql<Bound>`
    select id, tag, bundle, worker, pieces from ${binding}
    where tag = ${tag} and "from" <= ${at.toISOString()}::timestamptz
      and ("until" is null or "until" > ${at.toISOString()}::timestamptz) and deleted_at is null
    order by "from" desc limit 1`;
  return found ?? null;
}

/** Keeps others from binding the tag until the unit of work ends. */
export async function heldTag({ sql }: Sql, tag: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tag}, 8))`;
}
