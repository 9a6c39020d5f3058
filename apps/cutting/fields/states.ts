import { choice } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const PLAN_STATES = {
  draft: t('草稿', 'Draft'),
  confirmed: t('已确认', 'Confirmed'),
  cancelled: t('已取消', 'Cancelled'),
} as const;

export const BED_STATES = {
  planned: t('待拉布', 'To be spread'),
  spread: t('拉布中', 'Being spread'),
  cut: t('已裁', 'Cut'),
  cancelled: t('已取消', 'Cancelled'),
} as const;

export const BUNDLE_STATES = {
  live: t('有效', 'Live'),
  void: t('作废', 'Void'),
} as const;

export const BUNDLE_ORIGINS = {
  bed: t('床次', 'A bed'),
  recut: t('补裁', 'A recut'),
  opening: t('期初', 'There before scanning began'),
} as const;

export const RECUT_STATES = {
  asked: t('待补裁', 'To be recut'),
  done: t('已补裁', 'Recut'),
  refused: t('不补', 'Refused'),
} as const;

export const RECUT_FAULTS = {
  fabric: t('面料疵点', 'Fabric'),
  cutting: t('裁剪错', 'Cutting'),
  sewing: t('缝制损坏', 'Sewing'),
  print: t('印绣花坏', 'Print, embroidery'),
  lost: t('裁片丢失', 'Lost'),
  shortage: t('裁数不足', 'Too few were cut'),
  other: t('其他', 'Other'),
} as const;

export const planState = choice({ title: t('状态', 'State'), options: PLAN_STATES, required: true });
export const bedState = choice({ title: t('状态', 'State'), options: BED_STATES, required: true });
export const bundleState = choice({ title: t('状态', 'State'), options: BUNDLE_STATES, required: true });
export const recutState = choice({ title: t('状态', 'State'), options: RECUT_STATES, required: true });
