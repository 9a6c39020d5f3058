import { action, boolean, choice, file, ref } from '@selvedge/sdk/app';
import { teamRef } from '@selvedge/contracts/people';
import { firstPiece, firstPointsField } from '../entities/first-piece.ts';
import { deviceFields, keyField, noteField, orderField } from '../fields/counts.ts';
import { FIRST_RESULTS } from '../fields/words.ts';
import { orderOf } from '../floor/order.ts';
import { whenOf } from '../floor/when.ts';
import { t } from '../words.ts';

export const confirmFirst = action('quality/confirmFirst', {
  title: t('首件确认', 'Confirm a first piece'),
  summary: t(
    '换款后第一件逐项看过再往下做；再看一次另记一条，以后一次为准。',
    'After a style change the first piece is looked at point by point; looked at again, the last counts.',
  ),
  permission: 'quality.check',
  input: {
    id: keyField,
    order: orderField,
    team: ref(teamRef, { title: t('组', 'Team'), required: true }),
    result: choice({ title: t('结论', 'Result'), options: FIRST_RESULTS, required: true }),
    points: firstPointsField,
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    note: noteField,
    ...deviceFields,
  },
  makes: ['quality/firstPiece'],
  output: {
    firstPiece: ref(firstPiece, { title: firstPiece.title, required: true }),
    isRepeated: boolean({ title: t('同一次', 'The same again'), required: true }),
  },
  async handle(ctx, { id: key, order: id, at, ahead, ...given }) {
    const before = await ctx.records(firstPiece).first({ key });
    if (before !== null) return { firstPiece: before.id, isRepeated: true };
    const order = await orderOf(ctx, id);
    const when = whenOf(ctx, { at, ahead });
    const made = await ctx.records(firstPiece).add({
      key,
      order: id,
      orderNumber: order.number,
      style: order.style,
      styleNumber: order.styleNumber,
      ...given,
      day: when.day,
      at: when.at,
      person: ctx.actor?.name ?? null,
    });
    return { firstPiece: made.id, isRepeated: false };
  },
});
