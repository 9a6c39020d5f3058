import {
  addDays,
  action,
  type ActionContext,
  conflict,
  date,
  integer,
  invalid,
  list,
  object,
  ref,
  text,
  type ValueOf,
} from '@selvedge/sdk/app';
import { price, priceFields, priceList } from '../entities/price.ts';
import { bookOf, operationsOf } from '../reckoning/book.ts';
import { t } from '../words.ts';

export const PRICING = 'wages.pricing';

const pricesField = list({
  title: t('工价', 'Prices'),
  required: true,
  maxItems: 2000,
  item: object({ title: t('工价', 'Price'), fields: priceFields }),
});

type Wished = ValueOf<typeof pricesField>[number];

/** @throws input.invalid when a price does not say for what it is */
function refuseVague(prices: readonly Wished[]): void {
  const faults = prices.flatMap(({ scope, order, style }, index) => {
    if (scope === 'order' && order === null)
      return [{ path: `prices.${index}.order`, message: t('请选订单', 'Choose the order') }];
    if (scope === 'style' && style === null)
      return [{ path: `prices.${index}.style`, message: t('请选款式', 'Choose the style') }];
    if (scope === 'list' && (order !== null || style !== null))
      return [
        {
          path: `prices.${index}.scope`,
          message: t('通用工价不分订单、款式', 'A general price is of no order or style'),
        },
      ];
    return [];
  });
  if (prices.length === 0) faults.push({ path: 'prices', message: t('请填工价', 'Give a price') });
  if (faults.length > 0) throw invalid(...faults);
}

export const draftPrices = action('wages/draftPrices', {
  title: t('拟调价单', 'Draft prices'),
  summary: t(
    '写好新工价和生效日期，先看谁多谁少，再生效。',
    'New prices and their day; look who gains and who loses, then put them in force.',
  ),
  permission: PRICING,
  input: {
    name: text({ title: t('名称', 'Name'), required: true, maxLength: 120 }),
    since: date({
      title: t('生效日期', 'From'),
      help: t('不填 = 从第一件算起', 'None = from the first piece'),
    }),
    reason: text({ title: t('原因', 'Why') }),
    prices: pricesField,
  },
  output: { priceList: ref(priceList, { title: t('调价单', 'Price list'), required: true }) },
  async handle(ctx, { name, since, reason, prices }) {
    return { priceList: await addDraft(ctx, { name, since, reason, prices, isWhole: false }) };
  },
});

interface Draft {
  readonly name: string;
  readonly since: string | null;
  readonly reason: string | null;
  readonly prices: readonly Wished[];
  /** A whole list out of a file: what has no price yet counts from the first piece, whatever the list's day. */
  readonly isWhole: boolean;
}

/** A price list that is not in force. */
export async function addDraft(
  ctx: ActionContext,
  { name, since, reason, prices, isWhole }: Draft,
): Promise<string> {
  refuseVague(prices);
  const isPending = isWhole ? await pendingIn(ctx, since) : () => false;
  const { id } = await ctx.records(priceList).add({ name, since, reason, person: ctx.actor?.name });
  await ctx
    .records(price)
    .addAll(prices.map((one) => ({ ...one, list: id, since: isPending(one) ? null : since, reason })));
  return id;
}

/** Tells of what nothing was paid the day before: work may begin before prices. */
async function pendingIn(ctx: ActionContext, since: string | null): Promise<(one: Wished) => boolean> {
  if (since === null) return () => false;
  const book = await bookOf(ctx);
  const { names, styles } = await operationsOf(ctx);
  const day = addDays(since, -1);
  return ({ order, operation, size, colour }) =>
    order !== null &&
    book.priceOf({
      order,
      style: styles.get(order) ?? null,
      operation,
      title: names.get(`${order} ${operation}`)?.name ?? null,
      size,
      colour,
      day,
    }) === null;
}

const whichList = {
  priceList: ref(priceList, { title: t('调价单', 'Price list'), required: true }),
} as const;

export const enforcePrices = action('wages/enforcePrices', {
  title: t('调价单生效', 'Put prices in force'),
  summary: t('从生效日起算；已锁定的月份不动。', 'They count from their day; a locked month never moves.'),
  offeredWhen: { state: ['draft'] },
  permission: PRICING,
  input: whichList,
  output: { prices: integer({ title: t('工价条数', 'Prices'), required: true }) },
  async handle(ctx, { priceList: id }) {
    const found = await ctx.records(priceList).lock(id);
    if (found.state !== 'draft')
      throw conflict(t('这张调价单已经处理过。', 'These prices were put in force or withdrawn already.'));
    const inForceAt = ctx.now.toISOString();
    await ctx.records(priceList).change(id, { state: 'inForce', inForceAt });
    const rows = await ctx.sql<{
      id: string;
    }>`select id from ${price} where deleted_at is null and list = ${id}`;
    for (const row of rows) await ctx.records(price).change(row.id, { inForceAt });
    return { prices: rows.length };
  },
});

export const withdrawPrices = action('wages/withdrawPrices', {
  title: t('撤回调价单', 'Withdraw drafted prices'),
  offeredWhen: { state: ['draft'] },
  permission: PRICING,
  input: whichList,
  output: {},
  async handle(ctx, { priceList: id }) {
    const found = await ctx.records(priceList).lock(id);
    if (found.state !== 'draft')
      throw conflict(
        t(
          '已生效的工价不能撤回，请另拟调价单。',
          'Prices in force stay. Draft others that take their place.',
        ),
      );
    await ctx.records(priceList).change(id, { state: 'withdrawn' });
    return {};
  },
});

export const setPending = action('wages/setPending', {
  title: t('待定价补价', 'Price what is pending'),
  summary: t(
    '给还没有工价的工序一次定价，从第一件算起。',
    'Prices operations that have none, all at once, from the first piece.',
  ),
  permission: PRICING,
  input: { prices: pricesField, reason: text({ title: t('原因', 'Why') }) },
  output: { prices: integer({ title: t('工价条数', 'Prices'), required: true }) },
  async handle(ctx, { prices, reason }) {
    refuseVague(prices);
    const inForceAt = ctx.now.toISOString();
    for (const [index, one] of prices.entries()) {
      const [set] = await ctx.sql<{ id: string }>`
        select id from ${price} where deleted_at is null and in_force_at is not null and operation = ${one.operation}
          and scope = ${one.scope} and "order" is not distinct from ${one.order}::uuid
          and style is not distinct from ${one.style}::uuid and size is not distinct from ${one.size}::text
          and colour is not distinct from ${one.colour}::text limit 1`;
      if (set !== undefined)
        throw invalid({
          path: `prices.${index}.price`,
          message: t('这道工序已有工价，请用调价单。', 'It has a price already. Draft a change instead.'),
        });
    }
    await ctx.records(price).addAll(prices.map((one) => ({ ...one, reason, inForceAt })));
    return { prices: prices.length };
  },
});
