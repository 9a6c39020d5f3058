import { boolean, choice, date, decimal, integer, list, object, ref, text, view } from '@selvedge/sdk/app';
import { styleRef, styleVersions } from '@selvedge/contracts/orders';
import { workers } from '@selvedge/contracts/people';
import { study } from '../entities/study.ts';
import { figure, percent, samField } from '../fields/figures.ts';
import { STUDY_STATES } from '../fields/words.ts';
import { percentOf } from '../rules/sums.ts';
import { t } from '../words.ts';

const LAST = 100;
const minutes = (zh: string, en: string) =>
  decimal({ title: t(zh, en), scale: 4, unit: '分', required: true });

export const studies = view('efficiency/studies', {
  title: t('测时记录', 'Time studies'),
  summary: t('最近的测时，和工序表的工时对比。', 'The last time studies, against the SAM of the bulletin.'),
  permission: 'efficiency.study',
  input: { style: ref(styleRef, { title: t('款式', 'Style') }) },
  output: {
    studies: list({
      title: t('测时', 'Studies'),
      required: true,
      item: object({
        title: t('测时', 'Study'),
        fields: {
          id: ref(study, { title: study.title, required: true }),
          key: text({ title: t('编号', 'Id'), required: true }),
          day: date({ title: t('日', 'Day'), required: true }),
          styleNumber: text({ title: t('款号', 'Style no.') }),
          operation: text({ title: t('工序号', 'Operation no.'), required: true }),
          name: text({ title: t('工序', 'Operation') }),
          worker: text({ title: t('员工', 'Worker') }),
          counted: figure('有效周期', 'Cycles counted'),
          timed: figure('周期', 'Cycles'),
          needed: integer({ title: t('需要周期', 'Cycles needed') }),
          rating: figure('评比', 'Rating', '%'),
          allowance: decimal({ title: t('宽放率', 'Allowance'), scale: 2, unit: '%', required: true }),
          observed: minutes('观测', 'Observed'),
          basic: minutes('正常', 'Basic'),
          sam: minutes('标准工时', 'SAM'),
          bulletin: samField,
          share: percent('占工序表', 'Of the bulletin'),
          state: choice({ title: t('状态', 'State'), options: STUDY_STATES, required: true }),
          adopted: integer({ title: t('采用到版本', 'Taken over into version') }),
          isLate: boolean({ title: t('周期不够', 'Too few cycles'), required: true }),
          person: text({ title: t('测时人', 'By') }),
        },
      }),
    }),
  },
  async handle(ctx, { style }) {
    const { items } = await ctx
      .records(study)
      .list({ where: style === null ? {} : { style }, sort: '-at', limit: LAST });
    const [names, numbers] = await Promise.all([
      ctx.sql<{ id: string; name: string }>`select id, name from ${workers}`,
      ctx.sql<{
        id: string;
        name: string;
      }>`select distinct style as id, style_number as name from ${styleVersions}`,
    ]);
    const named = new Map([...names, ...numbers].map(({ id, name }) => [id, name]));
    return {
      studies: items.map((one) => ({
        id: one.id,
        key: one.key,
        day: one.day,
        styleNumber: named.get(one.style) ?? null,
        operation: one.operation,
        name: one.name,
        worker: one.worker === null ? null : (named.get(one.worker) ?? null),
        counted: one.counted,
        timed: one.cycles.length,
        needed: one.needed,
        rating: one.rating,
        allowance: one.allowance,
        observed: one.observed,
        basic: one.basic,
        sam: one.sam,
        bulletin: one.bulletin,
        share:
          one.bulletin === null
            ? null
            : percentOf(BigInt(one.sam.replace('.', '')), BigInt(one.bulletin.replace('.', ''))),
        state: one.state,
        adopted: one.adopted,
        isLate: one.needed !== null && one.needed > one.counted,
        person: one.person,
      })),
    };
  },
});
