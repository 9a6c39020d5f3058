import { entity, integer, moment, ref, text } from '@selvedge/sdk/app';
import { bundleRef } from '@selvedge/contracts/cutting';
import { workerRef } from '@selvedge/contracts/people';
import { t } from '../words.ts';

/**
 * What a tag stands for, from a moment to another: an RFID tag on a bundle or in a badge, a hanger with pieces of a bundle.
 * Tags are used again; what was read before is of whatever it stood for then.
 */
export const binding = entity('tracking/binding', {
  title: t('标签绑定', 'Tag'),
  plural: t('标签绑定', 'Tags'),
  fields: {
    tag: text({ title: t('标签号', 'Tag'), required: true, maxLength: 200 }),
    bundle: ref(bundleRef, { title: t('扎', 'Bundle') }),
    worker: ref(workerRef, { title: t('员工', 'Worker') }),
    pieces: integer({
      title: t('件数', 'Pieces'),
      help: t('吊架上的件数；空 = 整扎', 'On a hanger; none = the whole bundle'),
      min: 1,
      unit: '件',
    }),
    from: moment({ title: t('从', 'From'), required: true }),
    until: moment({ title: t('到', 'Until') }),
  },
  indexes: [['tag'], ['bundle']],
  label: '{tag}',
  list: ['tag', 'bundle', 'worker', 'pieces', 'from', 'until'],
  sort: '-from',
  read: 'tracking.read',
});
