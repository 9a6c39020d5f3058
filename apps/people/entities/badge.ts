import { boolean, entity, moment, ref, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';
import { worker } from './worker.ts';

/** A badge that was given out. A lost one stays, void: its code opens nothing and is never used again. */
export const badge = entity('people/badge', {
  title: t('工牌', 'Badge'),
  plural: t('工牌', 'Badges'),
  fields: {
    worker: ref(worker, { title: t('员工', 'Worker'), required: true }),
    token: text({ title: t('牌码', 'Code'), required: true, maxLength: 40 }),
    isVoid: boolean({ title: t('已作废', 'Void'), required: true, default: false }),
    voidedAt: moment({ title: t('作废时间', 'Void since') }),
    reason: text({ title: t('作废原因', 'Why') }),
  },
  unique: [['token']],
  label: '{token}',
  read: 'people.manage',
});
