import { choice, decimal, list, money, settings, text } from '@selvedge/sdk/app';
import { OPERATION_PRICES } from './fields/operation.ts';
import { PLACES } from './rules/bulletin-totals.ts';
import { PERCENT_PLACES } from './rules/tolerance.ts';
import { t } from './words.ts';

const percent = { scale: PERCENT_PLACES, min: '0', max: '100', unit: '%', default: '3.00' } as const;

/** What a factory sets once. */
export const orderSettings = settings({
  toleranceOver: decimal({
    title: t('默认溢装', 'Tolerance over, unless an order says otherwise'),
    ...percent,
  }),
  toleranceShort: decimal({
    title: t('默认短装', 'Tolerance short, unless an order says otherwise'),
    ...percent,
  }),
  overTolerance: choice({
    title: t('出货超溢短装时', 'When a shipment is out of tolerance'),
    options: {
      warn: t('提醒，照常登记', 'Warn and record it'),
      permission: t('须有“超溢短装出货”权限', 'Only with the permission for it'),
    },
    required: true,
    default: 'warn',
  }),
  sizeOrder: list({
    title: t('尺码顺序', 'Order of sizes'),
    item: text({ title: t('尺码', 'Size'), required: true, maxLength: 20 }),
    help: t(
      '不填时按常规排列：XS S M L XL 2XL，数字从小到大',
      'Left out: XS S M L XL 2XL, numbers from small to large',
    ),
    maxItems: 200,
  }),
  minuteRate: money({
    title: t('分钟工价', 'Rate of a minute'),
    scale: PLACES,
    min: '0',
    readableBy: OPERATION_PRICES,
    help: t(
      '填了以后，没有工时的工序按“工价 ÷ 分钟工价”估算',
      'With it, an operation without SAM gets one by price ÷ rate, marked as estimated',
    ),
  }),
});
