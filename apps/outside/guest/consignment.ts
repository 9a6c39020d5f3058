import { action, choice, integer, invalid, view } from '@selvedge/sdk/app';
import { confirmation } from '../entities/confirmation.ts';
import { consignment } from '../entities/consignment.ts';
import { movementsOf } from '../consignments/moving.ts';
import { sheetFields, sheetOf } from '../consignments/sheet.ts';
import { noteField } from '../fields/goods.ts';
import { CONFIRMATIONS } from '../fields/states.ts';
import { sumsOf } from '../rules/owed.ts';
import { t } from '../words.ts';
import { subjectOf } from './subject.ts';

export const myConsignment = view('outside/myConsignment', {
  title: t('这张发外单', 'This consignment'),
  permission: 'outside.partner',
  input: {},
  output: sheetFields,
  handle: async (ctx) => sheetOf(ctx, subjectOf(ctx)),
});

export const confirmByLink = action('outside/confirmByLink', {
  title: t('对方确认', 'The partner confirms'),
  permission: 'outside.partner',
  input: {
    kind: choice({ title: t('确认', 'What'), options: CONFIRMATIONS, required: true }),
    pieces: integer({ title: t('件数', 'Pieces'), required: true, min: 0, max: 1_000_000, unit: '件' }),
    note: noteField,
  },
  output: {
    expected: integer({ title: t('我方件数', 'By our count'), required: true, unit: '件' }),
  },
  async handle(ctx, { kind, pieces, note }) {
    const id = subjectOf(ctx);
    const { out, good, bad } = sumsOf(await movementsOf(ctx, (await ctx.records(consignment).lock(id)).id));
    if (kind === 'returned' && pieces > out)
      throw invalid({
        path: 'pieces',
        message: t(`一共发出 ${out} 件，不能送回更多。`, `${out} pieces went out; no more can come back.`),
      });
    const expected = kind === 'received' ? out : good + bad;
    await ctx.records(confirmation).add({
      consignment: id,
      kind,
      pieces,
      expected,
      note,
      who: ctx.guest?.name,
      at: ctx.now.toISOString(),
    });
    return { expected };
  },
});
