import { boolean, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { workerRef } from '@selvedge/contracts/people';
import { dispute } from '../entities/dispute.ts';
import { idlePeople, missedScans, stuckBundles } from '../floor/trouble.ts';
import { trackingSettings } from '../settings.ts';
import { t } from '../words.ts';

const DAYS = 7;
const bundle = ref(bundleRef, { title: t('扎', 'Bundle'), required: true });
const number = text({ title: t('扎号', 'Bundle no.'), required: true });
const orderNumber = text({ title: t('单号', 'Order no.'), required: true });
const pieces = integer({ title: t('件数', 'Pieces'), required: true, unit: '件' });
const title = text({ title: t('工序', 'Operation'), required: true });

export const trouble = view('tracking/trouble', {
  title: t('早会清单', 'Morning list'),
  summary: t(
    '卡住的扎、漏扫、没活的人、待处理的争议。',
    'Stuck bundles, missed scans, idle people, open disputes.',
  ),
  permission: 'tracking.read',
  input: {},
  output: {
    stuck: list({
      title: t('卡住的扎', 'Stuck bundles'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          bundle,
          number,
          orderNumber,
          quantity: pieces,
          done: { ...pieces, title: t('已产出', 'Out') },
          last: text({ title: t('最后一道', 'Last operation') }),
          name: text({ title: t('谁', 'Who') }),
          hours: integer({ title: t('小时', 'Hours'), required: true, unit: 'h' }),
        },
      }),
    }),
    missed: list({
      title: t('可能漏扫', 'Missed scans'),
      required: true,
      item: object({
        title: t('漏扫', 'Missed'),
        fields: {
          bundle,
          number,
          orderNumber,
          operation: { ...title, title: t('工序号', 'No.') },
          title,
          pieces,
        },
      }),
    }),
    idle: list({
      title: t('一小时没扫的人', 'No scan for an hour'),
      required: true,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: ref(workerRef, { title: t('员工', 'Worker'), required: true }),
          name: text({ title: t('姓名', 'Name'), required: true }),
          team: text({ title: t('组', 'Team') }),
          minutes: integer({ title: t('分钟', 'Minutes'), required: true, unit: 'min' }),
          hasScanned: boolean({ title: t('今天扫过', 'Scanned today'), required: true }),
        },
      }),
    }),
    disputes: integer({ title: t('待处理争议', 'Open disputes'), required: true }),
  },
  async handle(ctx) {
    const { stuckHours } = await ctx.settings(trackingSettings);
    const [stuck, missed, idle, disputes] = await Promise.all([
      stuckBundles(ctx, stuckHours),
      missedScans(ctx, DAYS),
      idlePeople(ctx),
      ctx.records(dispute).count({ state: 'open' }),
    ]);
    return { stuck, missed, idle, disputes };
  },
});
