import { date, integer, list, map, money, object, text } from '@selvedge/sdk/app';
import { PRICE_PLACES } from '../rules/statement.ts';
import { t } from '../words.ts';

/** Who may know what is paid to partners. */
export const PRICES = 'outside.prices';

export const colourField = text({ title: t('颜色', 'Colour'), required: true, maxLength: 80 });
export const sizeField = text({ title: t('尺码', 'Size'), required: true, maxLength: 20 });
export const reasonField = text({ title: t('原因', 'Why'), required: true, maxLength: 500 });
export const noteField = text({ title: t('备注', 'Note'), maxLength: 500 });
export const priceField = money({
  title: t('加工单价（每件合格品）', 'Price per good piece'),
  scale: PRICE_PLACES,
  min: '0',
  readableBy: PRICES,
});
export const pieces = (zh: string, en: string) =>
  integer({ title: t(zh, en), required: true, min: 0, max: 1_000_000, unit: '件' });
export const dayField = date({ title: t('日期', 'Day'), help: t('不填为今天', 'Left out: today') });

/** Pieces by colour × size, without tickets. */
export const linesField = list({
  title: t('色码表（没有菲票时）', 'Colour × size (without tickets)'),
  maxItems: 300,
  item: object({
    title: t('颜色', 'Colour'),
    fields: {
      colour: colourField,
      sizes: map({
        title: t('尺码数量', 'Pieces by size'),
        value: integer({ title: t('件数', 'Pieces'), min: 0, max: 1_000_000, unit: '件' }),
        required: true,
        maxItems: 60,
      }),
    },
  }),
});

export const codesField = list({
  title: t('菲票或扎号', 'Tickets or bundle numbers'),
  help: t('扫菲票，或填扎号', 'Scan tickets, or type numbers of bundles'),
  maxItems: 500,
  item: text({ title: t('菲票或扎号', 'Ticket or bundle no.'), required: true, maxLength: 300 }),
});

/** What became of pieces, for answers. */
export const sumsFields = {
  out: pieces('发出', 'Sent'),
  good: pieces('合格', 'Good'),
  bad: pieces('不合格', 'Bad'),
  short: pieces('短少', 'Short'),
  owed: pieces('未回', 'Owed'),
} as const;
