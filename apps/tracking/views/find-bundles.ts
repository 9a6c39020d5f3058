import { boolean, list, moment, object, text, view } from '@selvedge/sdk/app';
import { bundleFields } from '../fields/bundle.ts';
import { foundBundles } from '../floor/found-bundles.ts';
import { t } from '../words.ts';

const words = (zh: string, en: string) => text({ title: t(zh, en), maxLength: 60 });

export const findBundles = view('tracking/findBundles', {
  title: t('找扎', 'Find a bundle'),
  summary: t(
    '菲票丢了：按单号、颜色、尺码、扎号的一部分找，最近扫过的在前。',
    'A ticket is lost: by a part of order, colour, size or number; those scanned last first.',
  ),
  permission: 'tracking.read',
  input: {
    order: words('单号', 'Order no.'),
    colour: words('颜色', 'Colour'),
    size: words('尺码', 'Size'),
    number: words('扎号', 'Number'),
  },
  output: {
    rows: list({
      title: t('扎', 'Bundles'),
      required: true,
      item: object({
        title: t('扎', 'Bundle'),
        fields: {
          ...bundleFields,
          isVoid: boolean({ title: t('作废', 'Void'), required: true }),
          last: words('最后一道', 'Last operation'),
          name: words('谁', 'Who'),
          team: words('组', 'Team'),
          lastAt: moment({ title: t('最后一次', 'Last scan') }),
        },
      }),
    }),
  },
  handle: async (ctx, wanted) => ({ rows: await foundBundles(ctx, wanted) }),
});
