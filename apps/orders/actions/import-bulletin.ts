import { action, type ActionContext, boolean, integer, invalid, list, ref, text } from '@selvedge/sdk/app';
import { cellsOfText } from '@selvedge/sdk/sheet';
import { style } from '../entities/style.ts';
import { styleVersion } from '../entities/style-version.ts';
import { noticesField, warningsField } from '../fields/notices.ts';
import { blankOperation, OPERATION_PRICES, type Operation, operationsField } from '../fields/operation.ts';
import { bulletinFaults } from '../rules/bulletin.ts';
import { bulletinSentence } from '../sentences/bulletin.ts';
import { type BulletinReading, readBulletin, type ReadOperation } from '../sheet/read-bulletin.ts';
import { t } from '../words.ts';
import { settled } from './edit-version.ts';

export const importBulletin = action('orders/importBulletin', {
  title: t('导入工序工价表', 'Import an operation bulletin'),
  summary: t(
    '从 Excel 粘贴或上传工序工价表，读成款式的一版工序；先试读，看清读懂了什么、改了什么。款号没有的，连款式一起建。',
    'A bulletin pasted or uploaded from a spreadsheet becomes the operations of a style’s draft. A dry run says what was understood and what was mended. A style nobody knows yet is made.',
  ),
  template: {
    columns: [
      {
        heading: t('工序号', 'Operation no.'),
        hint: t('不填就按顺序编 10、20、30', 'Left out, they are numbered 10, 20, 30'),
        example: ['10', '20', '30'],
      },
      { heading: t('工序名称', 'Operation'), isNeeded: true, example: ['合肩', '上领', '卷下摆'] },
      { heading: t('部位', 'Part'), example: ['大身', '领', '大身'] },
      {
        heading: t('设备', 'Machine'),
        hint: t('如 平车、四线包缝', 'Such as lockstitch, overlock'),
        example: ['四线包缝', '平车', '绷缝'],
      },
      {
        heading: t('标准工时(分)', 'SAM (min)'),
        hint: t('分钟；写秒的注明“秒”', 'Minutes; say so when it is seconds'),
        example: ['0.45', '1.1', '0.65'],
      },
      {
        heading: t('工价', 'Price'),
        hint: t('元/件；可以以后再定', 'Yuan a piece; may be set later'),
        example: ['0.12', '0.325', '0.2'],
      },
    ],
  },
  permission: 'orders.bulletin',
  input: {
    style: ref(style, {
      title: t('款式', 'Style'),
      help: t('不填用表上的款号', 'Left out: the number in the sheet'),
    }),
    number: text({
      title: t('款号', 'Style no.'),
      maxLength: 60,
      help: t('表上没有款号、也没选款式时填', 'When the sheet has none and no style is chosen'),
    }),
    text: text({
      title: t('粘贴的内容', 'Pasted text'),
      multiline: true,
      maxLength: 200_000,
      help: t('从 Excel、WPS 直接复制，连表头', 'Copied from a spreadsheet with its headings'),
    }),
    rows: list({
      title: t('单元格', 'Cells'),
      maxItems: 2000,
      item: list({
        title: t('行', 'Row'),
        item: text({ title: t('格', 'Cell'), maxLength: 2000, multiline: true }),
      }),
    }),
    reason: text({
      title: t('变更原因', 'Reason of the change'),
      help: t('已有下达过的版本时要写', 'Needed when a version is released already'),
    }),
    dryRun: boolean({ title: t('试读', 'Dry run'), required: true, default: false }),
  },
  output: {
    style: ref(style, { title: t('款式', 'Style') }),
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version') }),
    styleNumber: text({ title: t('款号', 'Style no.') }),
    count: integer({ title: t('工序数', 'Operations'), required: true }),
    operations: operationsField,
    understood: noticesField(t('读懂的', 'Understood')),
    mended: noticesField(t('改动的', 'Mended')),
    unclear: noticesField(t('没读懂的', 'Not clear')),
    warnings: warningsField,
  },
  async handle(ctx, { style: chosen, number, text: pasted, rows, reason, dryRun }) {
    const reading = readBulletin(rows ?? cellsOfText(pasted ?? ''));
    const styles = ctx.records(style);
    const styleNumber = number ?? reading.style;
    const known =
      chosen !== null
        ? await styles.get(chosen)
        : styleNumber === null
          ? null
          : await styles.first({ number: styleNumber });
    const draft = known === null ? null : await newestOf(ctx, known.id);
    const before = draft?.operations ?? [];
    const operations = await settled(
      ctx,
      before,
      reading.operations.map((one) => merged(before, one)),
    );
    const answer = {
      styleNumber: known?.number ?? styleNumber,
      count: operations.length,
      operations,
      understood: reading.understood,
      mended: [
        ...reading.mended,
        ...mendedStyle(known === null ? styleNumber : null),
        ...hiddenPrices(ctx, reading),
      ],
      unclear: reading.unclear,
      warnings: bulletinFaults(operations).map(bulletinSentence),
    };
    if (dryRun) return { ...answer, style: known?.id ?? null, styleVersion: null };
    if (operations.length === 0)
      throw invalid(
        ...reading.unclear.map((message) => ({ path: rows === null ? 'text' : 'rows', message })),
      );
    if (known === null && styleNumber === null)
      throw invalid({
        path: 'number',
        message: t('表上没有款号，请填写。', 'The sheet has no style number: fill it in.'),
      });
    const owner = known ?? (await styles.add({ number: styleNumber ?? '', name: reading.name }));
    const styleVersionId = await kept(ctx, owner.id, operations, reason);
    return { ...answer, style: owner.id, styleVersion: styleVersionId };
  },
});

async function newestOf(ctx: ActionContext, styleId: string) {
  const { items } = await ctx
    .records(styleVersion)
    .list({ where: { style: styleId }, sort: '-number', limit: 1 });
  return items[0] ?? null;
}

/** What a sheet never says (joins, what comes before) stays as the draft has it. */
function merged(before: readonly Operation[], read: ReadOperation): Operation {
  const old = before.find(({ code, title }) => code === read.code && title === read.title);
  return { ...(old ?? blankOperation(read.code)), ...read, samIsEstimated: false };
}

/** Into the draft there is, or into a new version. */
async function kept(
  ctx: ActionContext,
  styleId: string,
  operations: readonly Operation[],
  reason: string | null,
): Promise<string> {
  await ctx.records(style).lock(styleId);
  const versions = ctx.records(styleVersion);
  const newest = await newestOf(ctx, styleId);
  if (newest?.status === 'draft') {
    await versions.lock(newest.id);
    await versions.change(newest.id, { operations });
    return newest.id;
  }
  if (newest !== null && reason === null)
    throw invalid({
      path: 'reason',
      message: t('请写明变更原因，组长要看。', 'Say why: the line leader reads it.'),
    });
  const { id } = await versions.add({
    style: styleId,
    number: (newest?.number ?? 0) + 1,
    reason,
    notes: newest?.notes,
    sizeSpec: newest?.sizeSpec,
    trims: newest?.trims,
    packing: newest?.packing,
    operations,
  });
  return id;
}

const mendedStyle = (fresh: string | null) =>
  fresh === null
    ? []
    : [t(`款号 ${fresh} 还没有，会新建。`, `There is no style ${fresh} yet; it will be made.`)];

const hiddenPrices = (ctx: ActionContext, { hasPrices }: BulletinReading) =>
  !hasPrices || ctx.may(OPERATION_PRICES)
    ? []
    : [t('您不看工价：表上的工价没有读入。', 'You do not see prices: those in the sheet are not read.')];
