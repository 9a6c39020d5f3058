import { choice, integer, list, object, ref, text } from '@selvedge/sdk/app';
import { held } from '../entities/held.ts';
import { record } from '../entities/record.ts';
import { t } from '../words.ts';
import { bundleFields, pieces } from './bundle.ts';
import { ANSWERS } from './words.ts';

/** A sentence in both languages. */
export const sentenceField = (zh: string, en: string) =>
  object({
    title: t(zh, en),
    required: true,
    fields: {
      zh: text({ title: t('中文', 'Chinese'), required: true }),
      en: text({ title: t('英文', 'English'), required: true }),
    },
  });

const count = pieces('件数', 'Pieces');
const operation = text({ title: t('工序号', 'Operation no.'), required: true });
const title = text({ title: t('工序', 'Operation'), required: true });

/** What a scan comes to, as a station shows it. */
export const answerFields = {
  answer: choice({ title: t('结果', 'Answer'), options: ANSWERS, required: true }),
  sentence: sentenceField('一句话', 'In a sentence'),
  pieces: count,
  remaining: pieces('还剩', 'Remaining'),
  booked: list({
    title: t('已报', 'Booked'),
    required: true,
    item: object({
      title: t('一条', 'One'),
      fields: {
        record: ref(record, { title: t('记录', 'Record'), required: true }),
        operation,
        title,
        pieces: count,
      },
    }),
  }),
  by: list({
    title: t('已由谁报', 'Booked by'),
    required: true,
    item: object({
      title: t('人', 'Who'),
      fields: { name: text({ title: t('姓名', 'Name'), required: true }), pieces: count },
    }),
  }),
  asked: text({
    title: t('说的是哪道', 'Operation that was meant'),
    help: t('争议就是这一道', 'A dispute is about it'),
  }),
  held: ref(held, { title: t('待定的报工', 'Held scan') }),
  bundle: object({
    title: t('扎', 'Bundle'),
    fields: bundleFields,
  }),
  next: list({
    title: t('还可报', 'May be booked'),
    required: true,
    item: object({
      title: t('工序', 'Operation'),
      fields: { operation, title, remaining: integer({ title: t('还剩', 'Remaining'), required: true }) },
    }),
  }),
  gaps: list({
    title: t('可能漏扫', 'Missed scans'),
    required: true,
    item: object({ title: t('工序', 'Operation'), fields: { operation, title, pieces: count } }),
  }),
  today: object({
    title: t('今日', 'Today'),
    fields: { bundles: integer({ title: t('扎数', 'Bundles'), required: true }), pieces: count },
  }),
} as const;
