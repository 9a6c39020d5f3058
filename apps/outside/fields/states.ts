import { choice } from '@selvedge/sdk/app';
import { t } from '../words.ts';

export const WORK_KINDS = {
  embroidery: t('绣花', 'Embroidery'),
  print: t('印花', 'Print'),
  wash: t('水洗', 'Wash'),
  dye: t('成衣染色', 'Garment dyeing'),
  quilt: t('绗缝', 'Quilting'),
  whole: t('整件加工', 'Whole garment'),
  other: t('其他', 'Other'),
} as const;

export const MOVEMENTS = {
  out: t('发出', 'Sent'),
  good: t('收回合格', 'Back, good'),
  bad: t('收回不合格', 'Back, bad'),
  short: t('短少', 'Short'),
} as const;

export const CONFIRMATIONS = {
  received: t('收到', 'Received'),
  returned: t('送回', 'Returned'),
} as const;

export const STATEMENT_STATES = {
  draft: t('待核对', 'To be agreed'),
  ours: t('我方已确认', 'Agreed by us'),
  partner: t('对方已确认', 'Agreed by the partner'),
  locked: t('双方已确认，已锁定', 'Agreed by both, locked'),
  cancelled: t('已作废', 'Cancelled'),
} as const;

export const workKind = choice({ title: t('外发内容', 'Work'), options: WORK_KINDS, required: true });
