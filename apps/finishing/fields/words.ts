import { choice } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** Stages of finishing, in the order in which most factories do them. */
export const STAGES = {
  trim: t('剪线', 'Trim'),
  press: t('整烫', 'Press'),
  inspect: t('检验', 'Inspect'),
  needle: t('检针', 'Needle check'),
  tag: t('挂吊牌', 'Tag'),
  pack: t('折叠入袋', 'Fold and bag'),
} as const;

export const ENTRY_KINDS = {
  stage: t('做完', 'Done'),
  recount: t('重新点数', 'Counted anew'),
  found: t('找回', 'Found'),
  second: t('次品', 'Seconds'),
  sample: t('留样', 'Sample'),
  scrap: t('报废', 'Scrap'),
  missing: t('少件', 'Missing'),
} as const;

export const CARTON_STATES = {
  packed: t('在库', 'In the store'),
  shipped: t('已出货', 'Shipped'),
  void: t('已拆箱', 'Unpacked'),
} as const;

export const stageField = choice({ title: t('工段', 'Stage'), options: STAGES, required: true });
