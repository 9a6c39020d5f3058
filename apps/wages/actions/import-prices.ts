import {
  action,
  boolean,
  date,
  integer,
  invalid,
  list,
  object,
  ref,
  text,
  type Titles,
} from '@selvedge/sdk/app';
import { orderRef } from '@selvedge/contracts/orders';
import { bareHeading, cellsOfText } from '@selvedge/sdk/sheet';
import { priceFields, priceList } from '../entities/price.ts';
import { readingFields, sheetFields } from '../fields/notices.ts';
import { type FilePrice, readPrices } from '../rules/price-file.ts';
import { knownSteps, type KnownSteps } from '../reckoning/steps.ts';
import { t } from '../words.ts';
import { addDraft, PRICING } from './prices.ts';

export const importPrices = action('wages/importPrices', {
  title: t('导入工价表', 'Import a price list'),
  summary: t(
    '从 Excel 粘贴或上传工价表，读成一张没有生效的调价单；先试读，再看谁多谁少，再生效。有单号按订单，有款号按款，都没有按通用工价。',
    'A price list pasted or uploaded becomes a draft that is not in force. By order where it names one, by style where it names one, else the general list.',
  ),
  template: {
    columns: [
      {
        heading: t('单号', 'Order no.'),
        hint: t(
          '写单号只算这张订单；不写单号写款号算这一款；都不写是通用工价',
          'With it for this order only; with a style for the style; with neither it is general',
        ),
        example: ['', ''],
      },
      { heading: t('款号', 'Style no.'), example: ['', ''] },
      { heading: t('工序号', 'Operation no.'), example: ['', ''] },
      {
        heading: t('工序名称', 'Operation'),
        isNeeded: true,
        hint: t('按名称找；名称重复时再写工序号', 'Found by name; give the number where two have one name'),
        example: ['合肩', '钉扣'],
      },
      {
        heading: t('尺码', 'Size'),
        hint: t('不同尺码不同价才写', 'Only where sizes differ'),
        example: ['', ''],
      },
      { heading: t('颜色', 'Colour'), example: ['', ''] },
      {
        heading: t('工价', 'Price'),
        isNeeded: true,
        hint: t('0.12、1.44元/打、12分 都认得', '0.12, 1.44 yuan/dozen'),
        example: ['0.12', '1.44元/打'],
      },
      {
        heading: t('计价单位', 'Unit'),
        hint: t('件、打、百件', 'piece, dozen, hundred'),
        example: ['件', ''],
      },
      {
        heading: t('生效日期', 'Effective date'),
        hint: t('不写 = 从第一件算起；一张表只能一个', 'None = from the first piece; one day a sheet'),
        example: ['', ''],
      },
    ],
  },
  permission: PRICING,
  input: {
    ...sheetFields,
    order: ref(orderRef, {
      title: t('订单', 'Order'),
      help: t('选了就都算这张订单的', 'Chosen, all of it is for this order'),
    }),
    name: text({ title: t('名称', 'Name'), maxLength: 120 }),
    since: date({
      title: t('生效日期', 'From'),
      help: t(
        '不填用表上的；表上也没有 = 从第一件算起',
        'Left out: the sheet’s; none at all = from the first piece',
      ),
    }),
    reason: text({ title: t('原因', 'Why') }),
    dryRun: boolean({ title: t('试读', 'Dry run'), required: true, default: false }),
  },
  output: {
    priceList: ref(priceList, { title: t('调价单', 'Price list') }),
    since: date({ title: t('生效日期', 'From') }),
    count: integer({ title: t('工价条数', 'Prices'), required: true }),
    prices: list({
      title: t('工价', 'Prices'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('工价', 'Price'),
        fields: {
          ...priceFields,
          name: text({ title: t('工序名称', 'Operation') }),
          whose: text({ title: t('单号或款号', 'Order or style') }),
        },
      }),
    }),
    ...readingFields,
  },
  async handle(ctx, { text: pasted, rows, order, name, since: wished, reason, dryRun }) {
    const file = readPrices(rows ?? cellsOfText(pasted ?? ''));
    const steps = await knownSteps(ctx);
    const unclear: Titles[] = [...file.unclear];
    const found = file.prices.flatMap((one) => {
      const placed = placedOf(one, order, steps);
      if ('zh' in placed) {
        unclear.push(placed);
        return [];
      }
      return [{ ...placed, row: one.row }];
    });
    const prices = singles(found, unclear);
    const since = wished ?? file.since;
    const answer = {
      since,
      count: prices.length,
      prices,
      understood: file.understood,
      mended: file.mended,
      unclear,
    };
    if (dryRun) return { ...answer, priceList: null };
    if (prices.length === 0)
      throw invalid(...unclear.map((message) => ({ path: rows === null ? 'text' : 'rows', message })));
    const bare = prices.map(({ name: _name, whose: _whose, ...price }) => price);
    const list = name ?? t(`导入工价 ${ctx.now.toISOString().slice(0, 10)}`, '').zh;
    return {
      ...answer,
      priceList: await addDraft(ctx, { name: list, since, reason, prices: bare, isWhole: true }),
    };
  },
});

/** For which order, style or list a price of a file is; or why nobody can tell. */
function placedOf(one: FilePrice, chosen: string | null, steps: KnownSteps) {
  const { row, size, colour, price, per } = one;
  const facts = { size, colour, price, per };
  const order = chosen ?? (one.order === null ? null : steps.orderNumbered(one.order));
  const style = order === null && one.style !== null ? steps.styleNumbered(one.style) : null;
  if (order === null && one.order !== null)
    return t(
      `第 ${row} 行：没有下达过的订单 ${one.order}。`,
      `Row ${row}: there is no released order ${one.order}.`,
    );
  if (order === null && style === null && one.style !== null)
    return t(
      `第 ${row} 行：没有下达过的款号 ${one.style}。`,
      `Row ${row}: no released order is of style ${one.style}.`,
    );
  if (order === null && style === null) {
    if (one.name === null)
      return t(
        `第 ${row} 行没有单号、款号，通用工价要写工序名称。`,
        `Row ${row} names no order or style; a general price needs the operation’s name.`,
      );
    return {
      ...facts,
      scope: 'list' as const,
      order,
      style,
      operation: one.name,
      name: one.name,
      whose: null,
    };
  }
  const step = steps.stepOf({ order, style }, one);
  if (step === null)
    return t(
      `第 ${row} 行：${one.order ?? one.style ?? '这张订单'} 里没有工序“${[one.code, one.name].filter(Boolean).join(' ')}”。`,
      `Row ${row}: ${one.order ?? one.style ?? 'the order'} has no operation “${[one.code, one.name].filter(Boolean).join(' ')}”.`,
    );
  return {
    ...facts,
    scope: order === null ? ('style' as const) : ('order' as const),
    order,
    style,
    operation: step.code,
    name: step.name,
    whose: order === null ? one.style : step.orderNumber,
  };
}

type Placed = Exclude<ReturnType<typeof placedOf>, Titles> & { readonly row: number };

/** One price for each operation, size and colour; two that differ are told and not read. */
function singles(all: readonly Placed[], unclear: Titles[]) {
  const same = Map.groupBy(all, ({ scope, order, style, operation, size, colour }) =>
    [scope, order, style, bareHeading(operation), size, colour].join('|'),
  );
  return [...same.values()].flatMap((group) => {
    const [{ row: _row, ...first }, ...rest] = group;
    if (rest.every(({ price, per }) => price === first.price && per === first.per)) return [first];
    const rows = group.map(({ row }) => row).join('、');
    unclear.push(
      t(
        `工序“${first.name}”有几个不同的价（第 ${rows} 行），没有读入。`,
        `“${first.name}” has several prices (rows ${rows}) and is not read.`,
      ),
    );
    return [];
  });
}
