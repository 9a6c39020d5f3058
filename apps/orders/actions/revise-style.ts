import { action, type ActionContext, conflict, integer, type RecordOf, ref, text } from '@selvedge/sdk/app';
import { styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { t } from '../words.ts';

export const reviseStyle = action('orders/reviseStyle', {
  title: t('新建工艺版本', 'New version of a style'),
  summary: t(
    '已下达的版本不再改动：复制最新版本为草稿，改好再下达。',
    'A released version never changes: the newest is copied as a draft.',
  ),
  permission: 'orders.bulletin',
  input: {
    style: ref(style, { title: t('款式', 'Style'), required: true }),
    reason: text({ title: t('变更原因', 'Reason of the change') }),
  },
  output: {
    styleVersion: ref(styleVersion, { title: t('款式版本', 'Style version'), required: true }),
    number: integer({ title: t('版本', 'Version'), required: true }),
  },
  async handle(ctx, { style: styleId, reason }) {
    await ctx.records(style).lock(styleId);
    const versions = ctx.records(styleVersion);
    const { items } = await versions.list({ where: { style: styleId }, sort: '-number', limit: 1 });
    const [latest] = items;
    if (latest?.status === 'draft')
      throw conflict(
        t(
          `版本 V${latest.number} 还是草稿，请直接修改它。`,
          `Version ${latest.number} is still a draft: change that one.`,
        ),
      );
    if (latest !== undefined && reason === null)
      throw conflict(t('请写明变更原因，组长要看。', 'Say why: the line leader reads it.'));
    const { id, number } = await draftAfter(ctx, styleId, latest, reason);
    return { styleVersion: id, number };
  },
});

type Version = RecordOf<typeof styleVersion>;

/** The next version of a style, as a draft like the one before. */
export const draftAfter = (
  ctx: ActionContext,
  style: string,
  latest: Version | undefined,
  reason: string | null,
): Promise<Version> =>
  ctx.records(styleVersion).add({
    style,
    number: (latest?.number ?? 0) + 1,
    reason,
    notes: latest?.notes,
    sizeSpec: latest?.sizeSpec,
    trims: latest?.trims,
    packing: latest?.packing,
    operations: latest?.operations,
  });
