import { action, conflict } from '@selvedge/sdk/app';
import { setSams as declared } from '../contract.ts';
import { styleVersion } from '../entities/style-version.ts';
import { style } from '../entities/style.ts';
import { t } from '../words.ts';
import { draftAfter } from './revise-style.ts';

export const setSams = action('orders/setSams', {
  title: t('写入标准工时', 'Set minutes of operations'),
  summary: t(
    '把测得的工时写进这款的草稿；最新版本已下达时自动新建草稿。',
    'Puts measured minutes into the draft of a style; where the newest version is released, a draft is made of it.',
  ),
  permission: 'orders.bulletin',
  input: declared.input,
  output: declared.output,
  async handle(ctx, { style: id, sams, reason }) {
    await ctx.records(style).lock(id);
    const versions = ctx.records(styleVersion);
    const { items } = await versions.list({ where: { style: id }, sort: '-number', limit: 1 });
    const [latest] = items;
    const operations = latest?.operations ?? [];
    const known = new Set(operations.map(({ code }) => code));
    const unknown = sams.find(({ code }) => !known.has(code));
    if (latest === undefined || unknown !== undefined)
      throw conflict(
        t(
          `这款没有工序 ${unknown?.code ?? ''}，先编辑工序表。`,
          `The style has no operation ${unknown?.code ?? ''}: edit its bulletin first.`,
        ),
      );
    const draft =
      latest.status === 'draft'
        ? latest
        : await draftAfter(ctx, id, latest, reason ?? '测时更新工时 · Minutes by time study');
    const measured = new Map(sams.map(({ code, sam }) => [code, sam]));
    await versions.change(draft.id, {
      operations: operations.map((one) => {
        const sam = measured.get(one.code);
        return sam === undefined ? one : { ...one, sam, samIsEstimated: false };
      }),
    });
    return { styleVersion: draft.id, number: draft.number };
  },
});
