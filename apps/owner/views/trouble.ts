import { choice, list, object, text, view } from '@selvedge/sdk/app';
import { READ, sentenceField } from '../fields.ts';
import { troublesToday } from '../floor/trouble.ts';
import { troubleSentence } from '../rules/sentences.ts';
import { t } from '../words.ts';

export const TROUBLES = {
  calls: t('叫人', 'Calls'),
  quality: t('质量', 'Quality'),
  lots: t('成品检验', 'Final inspections'),
  outside: t('外发', 'Outside'),
  people: t('人', 'People'),
  disputes: t('报工争议', 'Disputed scans'),
  pay: t('工资疑问', 'Pay disputed'),
} as const;

export const trouble = view('owner/trouble', {
  title: t('出了什么事', 'What went wrong'),
  summary: t(
    '今天的事：叫人没人去、成品拒收、疵病高、外发过期、谁没来、争议。',
    'Today: calls nobody answered, rejected lots, many defects, late consignments, missing people, disputes.',
  ),
  permission: READ,
  input: {},
  output: {
    sentence: sentenceField,
    troubles: list({
      title: t('事情', 'Troubles'),
      required: true,
      item: object({
        title: t('一件', 'Trouble'),
        fields: {
          kind: choice({ title: t('什么事', 'Kind'), options: TROUBLES, required: true }),
          sentence: sentenceField,
          rows: list({
            title: t('记录', 'Records'),
            required: true,
            maxItems: 5000,
            item: object({
              title: t('记录', 'Record'),
              fields: {
                entity: text({ title: t('哪种记录', 'Kind of record') }),
                id: text({ title: t('记录', 'Record') }),
                text: sentenceField,
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx) {
    const troubles = await troublesToday(ctx);
    return { sentence: troubleSentence(troubles.map(({ sentence }) => sentence)), troubles };
  },
});
