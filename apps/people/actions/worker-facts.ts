import {
  type ActionContext,
  conflict,
  missing,
  type RecordOf,
  ref,
  type ViewContext,
} from '@selvedge/sdk/app';
import { badge } from '../entities/badge.ts';
import { team } from '../entities/team.ts';
import { worker } from '../entities/worker.ts';
import { contentOf, readCode, tokenOf } from '../rules/badge-code.ts';
import { t } from '../words.ts';

export type Worker = RecordOf<typeof worker>;

export const whichWorker = ref(worker, { title: t('员工', 'Worker'), required: true });
export const MANAGE = 'people.manage';

/** A login as the platform keeps it. */
export const loginOf = (written: string | null): string | null =>
  written === null ? null : written.trim().normalize('NFC').toLowerCase();

/** The worker who acts himself, by his login; null = he has none. */
export const ownWorker = async (ctx: Pick<ViewContext, 'actor' | 'records'>): Promise<Worker | null> =>
  ctx.actor === null ? null : ctx.records(worker).first({ login: ctx.actor.login });

/** @throws not.found when nobody linked the login of who acts to a worker */
export async function demandOwn(ctx: Pick<ViewContext, 'actor' | 'records'>): Promise<Worker> {
  const own = await ownWorker(ctx);
  if (own === null)
    throw missing(
      t('您的员工档案（请人事把登录名填进档案）', 'your worker’s record (ask HR to link your login)'),
    );
  return own;
}

/** Nobody puts his own attendance right. @throws conflict */
export function refuseOwn(ctx: Pick<ViewContext, 'actor'>, { login }: Pick<Worker, 'login'>): void {
  if (login !== null && ctx.actor?.login === login)
    throw conflict(t('自己的考勤、请假要由别人来办。', 'Somebody else has to do this for you.'));
}

/** @throws conflict when it is no longer in use; not.found */
export async function demandTeam(ctx: ActionContext, id: string): Promise<void> {
  const { isActive, name } = await ctx.records(team).get(id);
  if (!isActive)
    throw conflict(
      t(`“${name}”已停用，请另选一个组。`, `“${name}” is no longer in use: choose another team.`),
    );
}

/** The worker of what was scanned or typed. @throws not.found; conflict for a badge that is void */
export async function workerByCode(ctx: Pick<ViewContext, 'records'>, written: string): Promise<Worker> {
  const code = readCode(written);
  if ('number' in code) {
    const found = await ctx.records(worker).first({ number: code.number });
    if (found === null) throw missing(t(`工号 ${code.number}`, `worker ${code.number}`));
    return found;
  }
  const found = await ctx.records(badge).first({ token: code.token });
  if (found === null) throw missing(t('这张工牌', 'this badge'));
  if (found.isVoid)
    throw conflict(t('这张工牌已作废，请到人事换新牌。', 'This badge is void: ask HR for the new one.'));
  return ctx.records(worker).get(found.worker);
}

/** Gives a badge; those before it are void from now on. Resolves to what its QR holds. */
export async function giveBadge(ctx: ActionContext, id: string, reason: string | null): Promise<string> {
  await voidBadges(ctx, id, reason);
  const token = tokenOf(crypto.getRandomValues(new Uint8Array(12)));
  await ctx.records(badge).add({ worker: id, token });
  return contentOf(token);
}

export async function voidBadges(ctx: ActionContext, id: string, reason: string | null): Promise<void> {
  const { items } = await ctx.records(badge).list({ where: { worker: id, isVoid: false } });
  for (const { id: old } of items)
    await ctx.records(badge).change(old, { isVoid: true, voidedAt: ctx.now.toISOString(), reason });
}
