import {
  action,
  type ActionContext,
  boolean,
  choice,
  conflict,
  every,
  integer,
  invalid,
  list,
  ref,
} from '@selvedge/sdk/app';
import { ticketsPrinted } from '../contract.ts';
import { bed } from '../entities/bed.ts';
import { bundle } from '../entities/bundle.ts';
import { ticket } from '../entities/ticket.ts';
import { reasonField } from '../fields/reason.ts';
import { lastTicket } from '../numbers.ts';
import { orderOf } from '../orders.ts';
import { couponsOf } from '../rules/coupons.ts';
import { cuttingSettings } from '../settings.ts';
import { t } from '../words.ts';
import { type Bundle, demandLive, hold, voidOne } from './bundle-facts.ts';
import { addTickets, newCode } from './new-tickets.ts';

const MOST = 2000;
const whichTicket = ref(ticket, { title: t('菲票', 'Ticket'), required: true });

export const printTickets = action('cutting/printTickets', {
  offeredWhen: { state: ['cut', 'live'] },
  title: t('出菲票', 'Make tickets'),
  summary: t(
    '给一床（或选中的几扎）出菲票；已有菲票的扎不重复出。',
    'Tickets for a bed, or for some bundles; bundles that have theirs get no others.',
  ),
  permission: 'cutting.tickets',
  input: {
    bed: ref(bed, { title: t('床次', 'Bed') }),
    bundles: list({
      title: t('扎', 'Bundles'),
      item: ref(bundle, { title: t('扎', 'Bundle'), required: true }),
      maxItems: MOST,
    }),
    tickets: choice({
      title: cuttingSettings.fields.tickets.title,
      help: t('不填 = 设置里的', 'Left out: as in the settings'),
      options: cuttingSettings.fields.tickets.options,
    }),
  },
  makes: ['cutting/ticket'],
  output: {
    tickets: list({ title: t('菲票', 'Tickets'), item: whichTicket, required: true, maxItems: 100_000 }),
    isFirst: boolean({ title: t('订单首次出票', 'First of the order'), required: true }),
  },
  async handle(ctx, { bed: id, bundles, tickets: wished }) {
    const found = await wanted(ctx, id, bundles);
    const kind = wished ?? (await ctx.settings(cuttingSettings)).tickets;
    const had = await ticketed(
      ctx,
      found.map((one) => one.id),
    );
    const bare = found.filter((one) => !had.has(one.id));
    if (bare.length === 0)
      throw conflict(
        t('这些扎都有菲票了，要再打请用“补打”。', 'All of them have their tickets: use “print again”.'),
      );
    const added: string[] = [];
    let isFirst = false;
    for (const [order, some] of Map.groupBy(bare, (one) => one.order)) {
      const { operations } = await orderOf(ctx, order);
      const wishes = some.flatMap((one) =>
        couponsOf(kind, operations, one.parts).map((coupon) => ({ bundle: one, coupon })),
      );
      const isFirstOfOrder = !(await hasTickets(ctx, order));
      isFirst ||= isFirstOfOrder;
      const made = await addTickets(ctx, wishes);
      added.push(...made.map((one) => one.id));
      await ctx.emit(ticketsPrinted, order, { order, tickets: made.length, isFirst: isFirstOfOrder });
    }
    return { tickets: added, isFirst };
  },
});

/** The live bundles that are asked for, held, in their order. @throws input.invalid, not.found, conflict */
async function wanted(
  ctx: ActionContext,
  of: string | null,
  ids: readonly string[] | null,
): Promise<readonly Bundle[]> {
  if ((of === null) === (ids === null))
    throw invalid({ path: 'bed', message: t('选一床，或选几扎。', 'Choose a bed, or some bundles.') });
  if (of !== null) {
    await ctx.records(bed).lock(of);
    const live = await ctx.sql<{ id: string }>`
      select id from ${bundle} where bed = ${of}::uuid and state = 'live' and deleted_at is null`;
    await hold(
      ctx,
      live.map(({ id }) => id),
    );
    const found = await every(ctx.records(bundle), { where: { bed: of, state: 'live' }, sort: 'serial' });
    if (found.length > 0) return found;
    throw conflict(t('这床还没有分扎。', 'Nothing of this bed was tied yet.'));
  }
  await hold(ctx, ids ?? []);
  const found: Bundle[] = [];
  for (const id of new Set(ids)) found.push(await ctx.records(bundle).get(id));
  for (const one of found) demandLive(one);
  return found.sort((a, b) => a.serial - b.serial);
}

/** Those bundles that have a ticket that is not void. */
async function ticketed({ sql }: Pick<ActionContext, 'sql'>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ bundle: string }>`
    select distinct bundle from ${ticket} where bundle = any(${[...ids]}::uuid[]) and not is_void and deleted_at is null`;
  return new Set(rows.map((row) => row.bundle));
}

async function hasTickets({ sql }: Pick<ActionContext, 'sql'>, order: string): Promise<boolean> {
  const rows = await sql<{ one: number }>`
    select 1 as one from ${ticket} k join ${bundle} b on b.org_id = k.org_id and b.id = k.bundle
    where b."order" = ${order}::uuid limit 1`;
  return rows.length > 0;
}

export const reprintTicket = action('cutting/reprintTicket', {
  offeredWhen: { isVoid: [false] },
  title: t('补打菲票', 'Print a ticket again'),
  summary: t(
    '弄坏的原码照用，票上标“补”；丢了的换新码，旧票作废。',
    'One that was damaged keeps its code and is marked; for one that was lost there is a new code, the old one is void.',
  ),
  permission: 'cutting.tickets',
  input: {
    ticket: whichTicket,
    reason: reasonField,
    isLost: boolean({
      title: t('旧票丢了（旧码作废）', 'The old one is lost (its code becomes void)'),
      required: true,
      default: false,
    }),
  },
  output: { ticket: whichTicket, prints: integer({ title: t('打印次数', 'Times printed'), required: true }) },
  async handle(ctx, { ticket: id, reason, isLost }) {
    const found = await ctx.records(ticket).lock(id);
    if (found.isVoid) throw conflict(t('这张菲票已作废。', 'This ticket is void.'));
    demandLive(await ctx.records(bundle).get(found.bundle));
    const lastPrint = ctx.now.toISOString();
    const prints = found.prints + 1;
    if (!isLost) {
      await ctx.records(ticket).change(id, { prints, lastPrint, reason });
      return { ticket: id, prints };
    }
    const last = await lastTicket(ctx);
    await voidOne(ctx, found, reason);
    const { bundle: of, bundleNumber, operation, operationTitle } = found;
    const made = await ctx.records(ticket).add({
      serial: last + 1,
      bundle: of,
      bundleNumber,
      operation,
      operationTitle,
      code: newCode(),
      replaces: found.serial,
      prints,
      lastPrint,
      reason,
      person: ctx.actor?.name,
    });
    return { ticket: made.id, prints };
  },
});

export const voidTicket = action('cutting/voidTicket', {
  offeredWhen: { isVoid: [false] },
  title: t('作废菲票', 'Void a ticket'),
  summary: t(
    '只作废这张票，扎还在，可以再出票。',
    'This ticket alone; the bundle stays and may get another.',
  ),
  permission: 'cutting.tickets',
  input: { ticket: whichTicket, reason: reasonField },
  output: { isVoid: boolean({ title: t('作废', 'Void'), required: true }) },
  async handle(ctx, { ticket: id, reason }) {
    const found = await ctx.records(ticket).lock(id);
    if (found.isVoid) throw conflict(t('这张菲票已作废。', 'This ticket is void.'));
    await voidOne(ctx, found, reason);
    return { isVoid: true };
  },
});
