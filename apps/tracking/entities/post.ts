import { boolean, entity, text } from '@selvedge/sdk/app';
import { t } from '../words.ts';

/** A reader or a station of a hanger line, and what is sewn there. */
export const post = entity('tracking/post', {
  title: t('读写器', 'Reader'),
  plural: t('读写器', 'Readers'),
  fields: {
    thing: text({ title: t('设备', 'Thing'), required: true, maxLength: 512 }),
    name: text({ title: t('工位', 'Station'), required: true, maxLength: 60 }),
    operation: text({
      title: t('工序（号或名称）', 'Operation, by number or name'),
      help: t('空 = 按人和菲票推断', 'None = from the worker and the ticket'),
      maxLength: 60,
    }),
    isPaused: boolean({
      title: t('停用', 'Paused'),
      help: t('只看，不报工', 'Only looks on'),
      required: true,
      default: false,
    }),
  },
  unique: [['thing']],
  label: '{name}',
  list: ['name', 'thing', 'operation', 'isPaused'],
  sort: 'name',
  read: 'tracking.read',
});
