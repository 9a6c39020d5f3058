import { action, conflict, integer, invalid, list, object, ref, text } from '@selvedge/sdk/app';
import { cellsOf, type Kind } from '../rules/owed.ts';
import { move, movementsOf, type Wish } from '../consignments/moving.ts';
import { consignment } from '../entities/consignment.ts';
import { movement } from '../entities/movement.ts';
import { colourField, dayField, noteField, reasonField, sizeField } from '../fields/goods.ts';
import { sumsOf } from '../rules/owed.ts';
import { t } from '../words.ts';

const whichConsignment = ref(consignment, { title: consignment.title, required: true });
const owed = integer({ title: t('还欠', 'Still owed'), required: true, unit: '件' });
const some = (zh: string, en: string) =>
  integer({ title: t(zh, en), required: true, default: 0, min: 0, max: 1_000_000, unit: '件' });

export const takeBack = action('outside/takeBack', {
  title: t('收回', 'Take back'),
  summary: t(
    '按扎或颜色尺码，分几次收：合格、不合格、短少。',
    'By bundle or colour × size, in as many goes as it takes: good, bad, short.',
  ),
  permission: 'outside.send',
  input: {
    consignment: whichConsignment,
    lines: list({
      title: t('收回明细', 'What came back'),
      required: true,
      maxItems: 500,
      item: object({
        title: t('一行', 'Line'),
        fields: {
          bundle: text({ title: t('扎号', 'Bundle no.'), maxLength: 40 }),
          colour: { ...colourField, required: false },
          size: { ...sizeField, required: false },
          good: some('合格', 'Good'),
          bad: some('不合格', 'Bad'),
          short: some('短少', 'Short'),
        },
      }),
    }),
    day: dayField,
    note: noteField,
  },
  output: { owed },
  async handle(ctx, { consignment: id, lines, day, note }) {
    const of = await ctx.records(consignment).lock(id);
    const before = await movementsOf(ctx, id);
    const numbers = new Map(before.map(({ bundle, bundleNumber }) => [bundle, bundleNumber]));
    const cells = cellsOf(before);
    const wishes = lines.flatMap(({ bundle, colour, size, ...back }, index): Wish[] => {
      const cell = cells.find((one) =>
        bundle === null
          ? one.bundle === null && one.colour === colour && one.size === size
          : numbers.get(one.bundle) === bundle,
      );
      if (cell === undefined)
        throw invalid({
          path: `lines.${index}`,
          message: t('这张发外单没有发过它。', 'Nothing of this went out with this consignment.'),
        });
      const kinds: readonly Kind[] = ['good', 'bad', 'short'];
      return kinds.flatMap((kind) => {
        const pieces = kind === 'out' ? 0 : back[kind];
        if (pieces === 0) return [];
        const { bundle: own, colour: dyed, size: cut } = cell;
        return [
          { kind, bundle: own, bundleNumber: numbers.get(own) ?? null, colour: dyed, size: cut, pieces },
        ];
      });
    });
    if (wishes.length === 0)
      throw invalid({ path: 'lines', message: t('没有填件数。', 'There are no pieces.') });
    await move(ctx, of, wishes, { day, note });
    return { owed: sumsOf([...before, ...wishes]).owed };
  },
});

export const correctMovement = action('outside/correctMovement', {
  title: t('冲销记录', 'Take a movement back'),
  summary: t(
    '原记录不动，另记一笔负数，写明原因。',
    'The record stays; a second one takes its pieces back, with the reason.',
  ),
  permission: 'outside.correct',
  input: { movement: ref(movement, { title: movement.title, required: true }), reason: reasonField },
  output: { owed },
  async handle(ctx, { movement: wrong, reason }) {
    const {
      consignment: id,
      corrects,
      kind,
      bundle,
      bundleNumber,
      colour,
      size,
      pieces,
    } = await ctx.records(movement).get(wrong);
    if (corrects !== null) throw conflict(t('这一笔本身就是冲销。', 'This one is a correction itself.'));
    const of = await ctx.records(consignment).lock(id);
    if ((await ctx.records(movement).first({ corrects: wrong })) !== null)
      throw conflict(t('这一笔已经冲销过。', 'It was taken back already.'));
    const back = { kind, bundle, bundleNumber, colour, size, pieces: -pieces, corrects: wrong };
    await move(ctx, of, [back], { day: null, note: reason });
    return { owed: sumsOf(await movementsOf(ctx, id)).owed };
  },
});
