import { action, boolean, choice, conflict, integer, invalid, text } from '@selvedge/sdk/app';
import { styleReleased } from '../contract.ts';
import { confirmation, styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { bulletinTotals } from '../rules/bulletin-totals.ts';
import { bulletinFaults } from '../rules/bulletin.ts';
import { bulletinSentence } from '../sentences/bulletin.ts';
import { t } from '../words.ts';
import { lockDraft, whichVersion } from './edit-version.ts';

export const releaseVersion = action('orders/releaseVersion', {
  title: t('下达工艺单', 'Release a version'),
  summary: t(
    '检查工序表，冻结版本，通知各处；变更版本须组长确认后才能用于订单。',
    'Checks the bulletin, freezes the version and tells others; a changed one waits for a line leader.',
  ),
  offeredWhen: { status: ['draft'] },
  permission: 'orders.bulletin',
  input: whichVersion,
  output: {
    status: choice({
      title: t('状态', 'Status'),
      options: { released: t('已下达', 'Released') },
      required: true,
    }),
    pendingPrices: integer({ title: t('待定价工序', 'Operations without price'), required: true }),
    needsConfirmation: boolean({ title: t('须组长确认', 'Needs confirmation'), required: true }),
  },
  async handle(ctx, { styleVersion: id, version }) {
    const draft = await lockDraft(ctx, id);
    const operations = draft.operations ?? [];
    const faults = bulletinFaults(operations);
    if (faults.length > 0)
      throw invalid(...faults.map((fault) => ({ path: 'operations', message: bulletinSentence(fault) })));
    await ctx
      .records(styleVersion)
      .change(
        id,
        { status: 'released', releasedAt: ctx.now.toISOString(), releasedBy: ctx.actor?.name ?? null },
        version ?? undefined,
      );
    const { number } = await ctx.records(style).get(draft.style);
    await ctx.emit(styleReleased, draft.style, {
      number,
      styleVersion: id,
      version: draft.number,
      reason: draft.reason,
    });
    return {
      status: 'released' as const,
      pendingPrices: bulletinTotals(operations).pendingPrices,
      needsConfirmation: draft.number > 1,
    };
  },
});

export const confirmVersion = action('orders/confirmVersion', {
  title: t('确认工艺变更', 'Confirm a changed version'),
  summary: t(
    '组长看过变更后确认，留下姓名和时间。',
    'The line leader has read the change: who and when is kept.',
  ),
  permission: 'orders.confirm',
  input: {
    styleVersion: whichVersion.styleVersion,
    group: text({ title: t('组', 'Group'), maxLength: 80 }),
    note: text({ title: t('备注', 'Note') }),
  },
  output: { confirmations: integer({ title: t('确认人数', 'Confirmations'), required: true }) },
  async handle(ctx, { styleVersion: id, group, note }) {
    const { status } = await ctx.records(styleVersion).lock(id);
    if (status !== 'released')
      throw conflict(t('工艺单还没有下达，不用确认。', 'It is a draft: there is nothing to confirm yet.'));
    const confirmations = ctx.records(confirmation);
    const { login, name } = ctx.actor ?? { login: '-', name: '-' };
    const known = await confirmations.first({ styleVersion: id, login });
    if (known === null) await confirmations.add({ styleVersion: id, person: name, login, group, note });
    return { confirmations: await confirmations.count({ styleVersion: id }) };
  },
});
