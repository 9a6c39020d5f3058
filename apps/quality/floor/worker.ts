import { conflict, type ViewContext } from '@selvedge/sdk/app';
import { badgeToken, badges, workers } from '@selvedge/contracts/people';
import { t } from '../words.ts';

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly team: string | null;
}

/** True for what a badge holds. */
export const isBadge = (written: string): boolean => /\/b\/\w+/.test(written);

/** By a badge or an id; null = nobody was said. @throws conflict when there is nobody of that badge */
export async function workerOf(
  ctx: Pick<ViewContext, 'sql'>,
  { worker, badge }: { readonly worker: string | null; readonly badge: string | null },
): Promise<Worker | null> {
  if (worker === null && badge === null) return null;
  const token = badge === null ? null : badgeToken(badge);
  const [found] = await ctx.sql<Worker>`
    select w.id, w.name, w.number, w.team from ${workers} w
    where case when ${token}::text is null then w.id = ${worker}::uuid
      else w.id = (select b.worker from ${badges} b where b.token = ${token} and not b.is_void) end`;
  if (found === undefined)
    throw conflict(
      t('不认识这张工牌，请换一张或找组长。', 'This badge is not known: try again, or ask the leader.'),
    );
  return found;
}
