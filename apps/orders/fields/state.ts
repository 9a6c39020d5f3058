import { choice } from '@selvedge/sdk/app';
import type { Stage, State } from '../rules/states.ts';
import { t } from '../words.ts';

const STAGE_TITLES = {
  released: t('已下达', 'Released'),
  cutting: t('裁剪', 'Cutting'),
  sewing: t('缝制', 'Sewing'),
  finishing: t('后道', 'Finishing'),
} as const satisfies Record<Stage, object>;

export const STATE_TITLES = {
  draft: t('草稿', 'Draft'),
  ...STAGE_TITLES,
  shipped: t('已出货', 'Shipped'),
  closed: t('已关闭', 'Closed'),
  cancelled: t('已取消', 'Cancelled'),
  held: t('暂停', 'On hold'),
} as const satisfies Record<State, object>;

export const stateField = choice({ title: t('状态', 'State'), options: STATE_TITLES, required: true });

export const draftStateField = choice({
  title: t('状态', 'State'),
  options: STATE_TITLES,
  required: true,
  default: 'draft',
});

export const stageField = choice({ title: t('暂停前', 'Held from'), options: STAGE_TITLES });
