import { boolean, integer, list, object, ref, text } from '@selvedge/sdk/app';
import { plan } from '../entities/plan.ts';
import { t } from '../words.ts';
import { markersField, sheetField } from './matrix.ts';
import { warningsField } from './notices.ts';

const pieces = (zh: string, en: string) => integer({ title: t(zh, en), required: true, unit: '件' });

export const comparedField = list({
  title: t('应裁与计划', 'Wanted and planned'),
  required: true,
  maxItems: 20_000,
  item: object({
    title: t('一格', 'Cell'),
    fields: {
      colour: text({ title: t('颜色', 'Colour'), required: true }),
      size: text({ title: t('尺码', 'Size'), required: true }),
      wanted: pieces('应裁', 'Wanted'),
      quantity: pieces('计划', 'Planned'),
      over: pieces('多/少', 'Over/short'),
    },
  }),
});

/** What making or changing a plan answers: how it compares with what is wanted, cell by cell. */
export const planAnswer = {
  plan: ref(plan, { title: t('裁剪计划', 'Cut plan'), required: true }),
  pieces: pieces('计划件数', 'Pieces planned'),
  over: pieces('多裁', 'Too many'),
  short: pieces('少裁', 'Too few'),
  beds: integer({ title: t('床数', 'Beds'), required: true, unit: '床' }),
  leastBeds: integer({ title: t('至少床数', 'Least beds that could do'), unit: '床' }),
  isBest: boolean({ title: t('已是最少', 'Proven to be fewest') }),
  markers: markersField,
  sheet: sheetField,
  cells: comparedField,
  warnings: warningsField,
} as const;
