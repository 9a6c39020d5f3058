import { boolean, choice, entity, text } from '@selvedge/sdk/app';
import { DEFECT_KINDS, GRADE_WORDS } from '../fields/words.ts';
import { t } from '../words.ts';

/** A defect in the factory's, or its customer's, own words. With a code of the pack it goes before that one. */
export const defectKind = entity('quality/defectKind', {
  title: t('本厂疵病', 'Own defect'),
  plural: t('本厂疵病', 'Own defects'),
  fields: {
    code: text({ title: t('代码', 'Code'), required: true, maxLength: 20 }),
    name: text({ title: t('名称', 'Name'), required: true, maxLength: 120 }),
    english: text({ title: t('英文名', 'English name'), maxLength: 120 }),
    kind: choice({ title: t('种类', 'Of what'), options: DEFECT_KINDS, required: true }),
    grade: choice({ title: t('类别', 'Class'), options: GRADE_WORDS, required: true }),
    isUsed: boolean({
      title: t('使用', 'In use'),
      help: t('不用 = 检验时不出现', 'Not in use = inspectors do not see it'),
      required: true,
      default: true,
    }),
  },
  unique: [['code']],
  label: '{code} {name}',
  sort: 'code',
  read: 'quality.read',
  write: 'quality.dictionary',
});
