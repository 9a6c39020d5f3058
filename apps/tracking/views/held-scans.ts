import { boolean, choice, integer, list, moment, object, ref, text, view } from '@selvedge/sdk/app';
import { held } from '../entities/held.ts';
import { record } from '../entities/record.ts';
import { sentenceField } from '../fields/answer.ts';
import { pieces } from '../fields/bundle.ts';
import { HELD_BECAUSE } from '../fields/words.ts';
import { heldOpen } from '../floor/held-scans.ts';
import { t } from '../words.ts';

const operation = text({ title: t('工序号', 'Operation no.'), required: true });
const title = text({ title: t('工序', 'Operation'), required: true });

/** A booking that somebody else has. */
export const holdersField = list({
  title: t('别人报的', 'What others booked'),
  required: true,
  item: object({
    title: t('一条', 'One'),
    fields: {
      record: ref(record, { title: t('记录', 'Record'), required: true }),
      name: text({ title: t('谁', 'Who'), required: true }),
      title,
      pieces: pieces('件数', 'Pieces'),
      at: moment({ title: t('什么时候', 'When'), required: true }),
    },
  }),
});

export const heldScans = view('tracking/heldScans', {
  title: t('待定的报工', 'Held scans'),
  summary: t(
    '断网时扫的、有冲突的：谁、哪扎、哪道、几件、为什么、手机几点、几点收到、别人报了什么。',
    'Scanned offline and in conflict: who, which bundle, operation, pieces, why, by the device’s clock, when it came, and what others booked instead.',
  ),
  permission: 'tracking.lead',
  input: {},
  output: {
    scans: list({
      title: t('待定的报工', 'Held scans'),
      required: true,
      item: object({
        title: t('一条', 'One'),
        fields: {
          held: ref(held, { title: held.title, required: true }),
          because: choice({ title: t('为什么', 'Why'), options: HELD_BECAUSE, required: true }),
          said: sentenceField('一句话', 'In a sentence'),
          isKnown: boolean({ title: t('知道是谁', 'Worker known'), required: true }),
          name: text({ title: t('谁', 'Who') }),
          workerNumber: text({ title: t('工号', 'Number') }),
          code: text({ title: t('扫到的', 'What was scanned') }),
          number: text({ title: t('扎号', 'Bundle no.') }),
          orderNumber: text({ title: t('单号', 'Order no.') }),
          colour: text({ title: t('颜色', 'Colour') }),
          size: text({ title: t('尺码', 'Size') }),
          operations: list({
            title: t('工序', 'Operations'),
            required: true,
            item: object({ title: t('工序', 'Operation'), fields: { operation, title } }),
          }),
          choices: list({
            title: t('可选的工序', 'Operations to choose of'),
            required: true,
            item: object({
              title: t('工序', 'Operation'),
              fields: { operation, title, remaining: pieces('还剩', 'Remaining') },
            }),
          }),
          pieces: integer({ title: t('件数（空 = 剩下的）', 'Pieces; none = all that remain'), unit: '件' }),
          booked: pieces('已报上', 'Booked of them'),
          remaining: integer({ title: t('现在还可报', 'May be booked now'), unit: '件' }),
          at: moment({ title: t('时间（已校正）', 'When, corrected'), required: true }),
          deviceAt: moment({ title: t('设备上的时间', 'By the device') }),
          ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
          receivedAt: moment({ title: t('收到', 'Received'), required: true }),
          station: text({ title: t('工位', 'Station') }),
          instead: holdersField,
        },
      }),
    }),
  },
  handle: async (ctx) => ({ scans: await heldOpen(ctx) }),
});
