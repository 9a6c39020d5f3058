import { boolean, choice, decimal, integer, settings, text } from '@selvedge/sdk/app';
import { t } from './words.ts';

/** What a factory sets once; a plan or a bed may say otherwise. */
export const cuttingSettings = settings({
  bundleSize: integer({
    title: t('每扎件数', 'Pieces in a bundle'),
    required: true,
    default: 20,
    min: 1,
    max: 1000,
    unit: '件',
  }),
  remainder: choice({
    title: t('尾数', 'What does not fill a bundle'),
    options: {
      own: t('单独一扎', 'A bundle of its own'),
      join: t('太少就并入前一扎', 'Joins the bundle before when it is small'),
      even: t('平均分到各扎', 'Shared out evenly'),
    },
    required: true,
    default: 'own',
  }),
  smallest: integer({
    title: t('并入前一扎：少于', 'Joins the bundle before: below'),
    required: true,
    default: 5,
    min: 1,
    unit: '件',
  }),
  tickets: choice({
    title: t('菲票', 'Tickets'),
    options: {
      bundle: t('一扎一票', 'One for each bundle'),
      coupon: t('一道工序一联', 'One coupon for each operation'),
    },
    required: true,
    default: 'bundle',
  }),
  address: text({
    title: t('二维码网址', 'Address in the QR'),
    help: t(
      '例如 https://mes.example.com；不填 = 打印时打开的网址',
      'For example https://mes.example.com; left out: the address at which it is printed',
    ),
    pattern: 'https?://[^\\s/]+',
    maxLength: 200,
    asksOnCopy: true,
  }),
  maxPlies: integer({
    title: t('每床最多层数', 'Most plies of a bed'),
    required: true,
    default: 100,
    min: 1,
    max: 2000,
    unit: '层',
  }),
  maxPieces: integer({
    title: t('每唛架最多件数', 'Most garments in a marker'),
    required: true,
    default: 6,
    min: 1,
    max: 40,
    unit: '件',
  }),
  maxBeds: integer({
    title: t('最多床数', 'Most beds of a plan'),
    required: true,
    default: 60,
    min: 1,
    max: 200,
    unit: '床',
  }),
  tolerance: decimal({
    title: t('允许多裁', 'May be cut over'),
    scale: 2,
    min: '0',
    max: '100',
    unit: '%',
    required: true,
    default: '3.00',
  }),
  extra: decimal({
    title: t('加裁', 'Cut in addition'),
    help: t('按订单数加，补裁剪、缝制的损耗', 'On top of the order, for what is lost in making'),
    scale: 2,
    min: '0',
    max: '100',
    unit: '%',
    required: true,
    default: '0.00',
  }),
  evenPlies: boolean({
    title: t('筒状面料：层数成双', 'Tubular fabric: even plies'),
    required: true,
    default: false,
  }),
  mixColours: boolean({
    title: t('一床可拉几种颜色', 'Several colours on one bed'),
    required: true,
    default: true,
  }),
  tableLength: decimal({
    title: t('裁床长', 'Length of the table'),
    help: t(
      '填了以后，排料时唛架不超过裁床（需填每件用布）',
      'With it, a marker is no longer than the table (needs the fabric of a garment)',
    ),
    scale: 3,
    min: '0',
    unit: 'm',
  }),
});
