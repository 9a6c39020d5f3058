import { boolean, choice, decimal, integer, settings, text } from '@selvedge/sdk/app';
import { AQL_PATTERN } from './fields/counts.ts';
import { COUNT_WORDS, LEVEL_WORDS } from './fields/words.ts';
import { t } from './words.ts';

const aql = (zh: string, en: string, standard: string, pattern = AQL_PATTERN) =>
  text({ title: t(zh, en), required: true, default: standard, pattern, maxLength: 8 });

export const qualitySettings = settings({
  level: choice({
    title: t('检验水平', 'Inspection level'),
    options: LEVEL_WORDS,
    required: true,
    default: 'II',
  }),
  critical: {
    ...aql('致命缺陷 AQL', 'AQL of critical defects', '0', `0|${AQL_PATTERN}`),
    help: t('0 = 一个也不许有', '0 = not one'),
  },
  major: {
    ...aql('重缺 AQL', 'AQL of major defects', '2.5'),
    help: t('如 1.5、2.5、4.0', 'such as 1.5, 2.5, 4.0'),
  },
  minor: aql('轻缺 AQL', 'AQL of minor defects', '4.0'),
  counts: choice({
    title: t('拿什么和收退数比', 'What is held against the numbers'),
    help: t(
      '按不良件：一件有几处疵病只算一件，算最重的那一类。已开始的批不变。',
      'Defective pieces: a piece counts once, in the worst class of its defects. Lots that have begun stay as they are.',
    ),
    options: COUNT_WORDS,
    required: true,
    default: 'defects',
  }),
  switching: boolean({
    title: t('使用转移规则（正常、加严、暂停）', 'Switching rules (normal, tightened, stopped)'),
    help: t(
      '同一款的批一批接一批时用；不开就都是正常检验。',
      'For lots of one style that follow each other; off = always normal.',
    ),
    required: true,
    default: false,
  }),
  reduced: boolean({
    title: t('允许放宽检验', 'Reduced inspection is allowed'),
    help: t(
      '生产稳定、负责人同意时才开。',
      'Only while production is steady and whoever is in charge agrees.',
    ),
    required: true,
    default: false,
  }),
  fabricLimit: decimal({
    title: t('面料四分制限度（分/百平方码）', 'Limit of a roll (points per 100 square yards)'),
    required: true,
    scale: 1,
    min: '0',
    default: '40.0',
  }),
  undoMinutes: integer({
    title: t('本人可撤销的分钟数', 'Minutes in which an inspector takes back his own'),
    required: true,
    default: 30,
    min: 0,
    max: 1440,
  }),
});
