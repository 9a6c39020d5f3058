import { choice, decimal, entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { styleRef } from '@selvedge/contracts/orders';
import { SOURCES } from '../fields/words.ts';
import { t } from '../words.ts';

/** Minutes of an operation of a style where the order has none that were measured: always shown as estimated. */
export const standard = entity('efficiency/standard', {
  title: t('估算工时', 'Estimated SAM'),
  plural: t('估算工时', 'Estimated SAMs'),
  fields: {
    style: ref(styleRef, { title: t('款式', 'Style'), required: true }),
    operation: text({ title: t('工序号', 'Operation no.'), required: true, maxLength: 20 }),
    name: text({ title: t('工序名称', 'Operation'), maxLength: 120 }),
    sam: decimal({ title: t('工时（估算）', 'SAM (estimated)'), scale: 4, unit: '分', required: true }),
    source: choice({ title: t('怎么来的', 'From'), options: SOURCES, required: true }),
    basis: integer({
      title: t('依据', 'Rests on'),
      help: t('测时：有效周期数；实际节奏：人天数', 'Study: cycles counted; pace: worker-days'),
      required: true,
    }),
    at: moment({ title: t('算于', 'Reckoned at'), required: true }),
  },
  unique: [['style', 'operation']],
  label: '{operation} {sam}',
  read: 'efficiency.read',
});
