import { decimal, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { fromScaled } from '@selvedge/sdk/app';
import { roll } from '../entities/roll.ts';
import { spreading } from '../entities/spreading.ts';
import { t } from '../words.ts';

const metres = (zh: string, en: string) => decimal({ title: t(zh, en), scale: 3, unit: 'm' });
const MOST = 1000;

export const rollUse = view('cutting/rollUse', {
  title: t('布卷用量', 'What is left of rolls'),
  summary: t(
    '每卷：长度、已用、剩余（长度减拉布用布之和）。',
    'Of each roll: length, used, left (its length less the sum of its spreadings).',
  ),
  permission: 'cutting.read',
  input: { lot: text({ title: t('缸号', 'Dye lot') }), colour: text({ title: t('颜色', 'Colour') }) },
  output: {
    rows: list({
      title: t('布卷', 'Rolls'),
      required: true,
      maxItems: MOST,
      item: object({
        title: t('布卷', 'Roll'),
        fields: {
          roll: ref(roll, { title: t('布卷', 'Roll'), required: true }),
          number: roll.fields.number,
          colour: roll.fields.colour,
          lot: roll.fields.lot,
          length: metres('长度', 'Length'),
          used: metres('已用', 'Used'),
          /** Below zero = it was longer than written; null = its length is not known. */
          left: metres('剩余', 'Left'),
          plies: integer({ title: t('层数', 'Plies'), required: true, unit: '层' }),
        },
      }),
    }),
  },
  async handle(ctx, { lot, colour }) {
    const rows = await ctx.sql<{
      roll: string;
      number: string;
      colour: string | null;
      lot: string | null;
      length: number | null;
      used: number;
      plies: number;
    }>`
      select r.id as roll, r.number, r.colour, r.lot, r.length, coalesce(sum(s.length), 0)::bigint as used,
        coalesce(sum(s.plies), 0)::bigint as plies
      from ${roll} r left join ${spreading} s on s.org_id = r.org_id and s.roll = r.id and not s.is_void and s.deleted_at is null
      where r.deleted_at is null and (${lot}::text is null or r.lot = ${lot}) and (${colour}::text is null or r.colour = ${colour})
      group by r.id, r.number, r.colour, r.lot, r.length order by r.number limit ${MOST}`;
    return {
      rows: rows.map(({ length, used, ...row }) => ({
        ...row,
        length: length === null ? null : fromScaled(length, 3),
        used: fromScaled(used, 3),
        left: length === null ? null : fromScaled(length - used, 3),
      })),
    };
  },
});
