import { action, conflict, integer, list, object, ref, type RecordOf } from '@selvedge/sdk/app';
import { bed } from '../entities/bed.ts';
import { roll } from '../entities/roll.ts';
import { spreading } from '../entities/spreading.ts';
import { warningsField } from '../fields/notices.ts';
import { reasonField } from '../fields/reason.ts';
import { bedState } from '../fields/states.ts';
import { balanceOf } from '../rules/spreading.ts';
import { cuttingSettings } from '../settings.ts';
import { bedWarnings, rollWarnings } from '../sentences/spreading.ts';
import { t } from '../words.ts';
import { bedIn, spreadingsOf } from './bed-facts.ts';

const { colour, lot, rollNumber, plies, length, width, weight, remnant, note } = spreading.fields;

const balanceField = list({
  title: t('层数', 'Plies'),
  required: true,
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour,
      planned: integer({ title: t('计划', 'Planned'), required: true, unit: '层' }),
      spread: integer({ title: t('已拉', 'Spread'), required: true, unit: '层' }),
      over: integer({ title: t('多/少', 'Over/short'), required: true, unit: '层' }),
    },
  }),
});

const answer = { state: bedState, balance: balanceField, warnings: warningsField } as const;

export const recordSpreading = action('cutting/recordSpreading', {
  offeredWhen: { state: ['planned', 'spread'] },
  title: t('登记拉布', 'Record spreading'),
  summary: t(
    '按拉布先后登记每卷布的缸号和层数；缸号换了，扎也分开。',
    'Roll by roll in the order in which they lie; another dye lot is another bundle.',
  ),
  permission: 'cutting.cut',
  input: {
    bed: ref(bed, { title: t('床次', 'Bed'), required: true }),
    spreadings: list({
      title: t('拉布', 'Spreadings'),
      required: true,
      maxItems: 200,
      item: object({
        title: t('一卷', 'Roll'),
        fields: {
          colour,
          plies,
          roll: ref(roll, { title: t('布卷', 'Roll') }),
          rollNumber,
          lot: { ...lot, help: t('不填 = 布卷上的缸号', 'Left out: that of the roll') },
          length,
          width,
          weight,
          remnant,
          note,
        },
      }),
    }),
  },
  makes: ['cutting/spreading'],
  output: answer,
  async handle(ctx, { bed: id, spreadings }) {
    const found = await bedIn(ctx, id, ['planned', 'spread'], t('再拉布', 'spread'));
    const { items } = await ctx.records(spreading).list({ where: { bed: id }, sort: '-place', limit: 1 });
    const last = items[0]?.place ?? 0;
    const rolls = new Map<string, RecordOf<typeof roll>>();
    for (const { roll: one } of spreadings)
      if (one !== null && !rolls.has(one)) rolls.set(one, await ctx.records(roll).get(one));
    await ctx.records(spreading).addAll(
      spreadings.map((one, index) => {
        const off = one.roll === null ? undefined : rolls.get(one.roll);
        return {
          ...one,
          bed: id,
          place: last + 1 + index,
          lot: one.lot ?? off?.lot ?? null,
          rollNumber: one.rollNumber ?? off?.number ?? null,
          width: one.width ?? off?.width ?? null,
          person: ctx.actor?.name,
        };
      }),
    );
    if (found.state !== 'spread') await ctx.records(bed).change(id, { state: 'spread' });
    const all = await spreadingsOf(ctx, id);
    const { maxPlies, evenPlies } = await ctx.settings(cuttingSettings);
    return {
      state: 'spread' as const,
      balance: balanceOf(found.plies, all),
      warnings: [
        ...bedWarnings(found.plies, all, { maxPlies, evenPlies }),
        ...(await rollWarnings(ctx, spreadings, rolls)),
      ],
    };
  },
});

export const voidSpreading = action('cutting/voidSpreading', {
  offeredWhen: { isVoid: [false] },
  title: t('作废拉布记录', 'Void a spreading'),
  summary: t(
    '记错的作废留底，再登记一条。开裁以后不能改。',
    'What was wrong stays, void. Not after the bed is cut.',
  ),
  permission: 'cutting.cut',
  input: {
    spreading: ref(spreading, { title: t('拉布记录', 'Spreading'), required: true }),
    reason: reasonField,
  },
  output: answer,
  async handle(ctx, { spreading: id, reason }) {
    const { bed: of } = await ctx.records(spreading).get(id);
    const found = await bedIn(ctx, of, ['spread'], t('改拉布记录', 'corrected'));
    const wrong = await ctx.records(spreading).lock(id);
    if (wrong.isVoid) throw conflict(t('这条已经作废。', 'It is void already.'));
    await ctx.records(spreading).change(id, { isVoid: true, reason });
    const all = await spreadingsOf(ctx, found.id);
    const state = all.length === 0 ? 'planned' : 'spread';
    if (state !== found.state) await ctx.records(bed).change(found.id, { state });
    const { maxPlies, evenPlies } = await ctx.settings(cuttingSettings);
    return {
      state,
      balance: balanceOf(found.plies, all),
      warnings: bedWarnings(found.plies, all, { maxPlies, evenPlies }),
    } as const;
  },
});
