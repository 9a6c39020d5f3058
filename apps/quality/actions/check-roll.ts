import { action, choice, decimal, file, integer, ref, toScaled } from '@selvedge/sdk/app';
import { rollCheck, rollFields } from '../entities/roll-check.ts';
import { deviceFields, keyField, noteField } from '../fields/counts.ts';
import { ROLL_RESULTS } from '../fields/words.ts';
import { whenOf } from '../floor/when.ts';
import { perSquareMetres, perSquareYards, rollPoints } from '../rules/four-point.ts';
import { qualitySettings } from '../settings.ts';
import { t } from '../words.ts';

/** Centimetres of a yard, and of a hundredth of an inch, × 10 000: exact. */
const YARD = 914_400n;
const HUNDREDTH_INCH = 254n;

const yardOf = (metres: string): number => Number((toScaled(metres, 2) * 10_000n) / YARD);
/** A defect a hair longer than three inches is longer: rounded up. */
const inchesOf = (centimetres: string): number => {
  const tenths = toScaled(centimetres, 1) * 1000n;
  return Number((tenths + HUNDREDTH_INCH - 1n) / HUNDREDTH_INCH);
};

export const checkRoll = action('quality/checkRoll', {
  title: t('验布', 'Inspect a roll'),
  summary: t(
    '四分制（ASTM D5430）：疵点按长度扣分，每码最多 4 分，折成每百平方码。',
    'Four-point system (ASTM D5430): points by length, at most four a yard, per hundred square yards.',
  ),
  permission: 'quality.check',
  input: {
    id: keyField,
    ...rollFields,
    photo: file({ title: t('照片', 'Photo'), accept: ['image/*'] }),
    note: noteField,
    ...deviceFields,
  },
  makes: ['quality/rollCheck'],
  output: {
    rollCheck: ref(rollCheck, { title: rollCheck.title, required: true }),
    points: integer({ title: t('扣分', 'Points'), required: true }),
    perYards: decimal({ title: t('分/百平方码', 'Per 100 yd²'), scale: 1, required: true }),
    perMetres: decimal({ title: t('分/百平方米', 'Per 100 m²'), scale: 1, required: true }),
    result: choice({ title: t('结论', 'Result'), options: ROLL_RESULTS, required: true }),
  },
  async handle(ctx, { id: key, at, ahead, ...roll }) {
    const before = await ctx.records(rollCheck).first({ key });
    if (before !== null) {
      const { id, points, perYards, perMetres, result } = before;
      return { rollCheck: id, points, perYards, perMetres, result };
    }
    const { fabricLimit: limit } = await ctx.settings(qualitySettings);
    const points = rollPoints(
      roll.defects.map((one) => ({
        length: inchesOf(one.length),
        isHole: one.isHole,
        yard: yardOf(one.at),
      })),
    );
    const cloth = {
      points,
      length: Number(toScaled(roll.length, 2)),
      width: Number(toScaled(roll.width, 1)),
    };
    const perYards = perSquareYards(cloth) ?? '0.0';
    const perMetres = perSquareMetres(cloth) ?? '0.0';
    const result = toScaled(perYards, 1) > toScaled(limit, 1) ? ('rejected' as const) : ('accepted' as const);
    const when = whenOf(ctx, { at, ahead });
    const { id } = await ctx.records(rollCheck).add({
      key,
      ...roll,
      points,
      perYards,
      perMetres,
      limit,
      result,
      day: when.day,
      at: when.at,
      person: ctx.actor?.name ?? null,
    });
    return { rollCheck: id, points, perYards, perMetres, result };
  },
});
