import { action, boolean, conflict, decimal, integer, moment, ref, text } from '@selvedge/sdk/app';
import { setSams, styleVersionRef, styleVersions } from '@selvedge/contracts/orders';
import { study, studyFacts } from '../entities/study.ts';
import { samField } from '../fields/figures.ts';
import { keepStudied } from '../floor/study-standard.ts';
import { whenOf } from '../floor/when.ts';
import { resultOf } from '../rules/study.ts';
import { t } from '../words.ts';

const keyField = text({ title: t('编号', 'Id'), required: true, pattern: '[0-9a-f-]{36}' });

const deviceFields = {
  at: moment({ title: t('设备时间', 'By the device’s clock') }),
  ahead: integer({ title: t('设备快的毫秒', 'Milliseconds its clock is ahead') }),
} as const;

export const takeStudy = action('efficiency/takeStudy', {
  title: t('记一次测时', 'Keep a time study'),
  summary: t(
    '周期、评比和宽放算出标准工时；同一编号再发一次只算一次。',
    'Cycles, rating and allowance give a SAM; the same id sent again counts once.',
  ),
  permission: 'efficiency.study',
  input: { id: keyField, ...studyFacts, ...deviceFields },
  makes: ['efficiency/study'],
  output: {
    study: ref(study, { title: study.title, required: true }),
    sam: decimal({ title: t('标准工时', 'SAM'), scale: 4, unit: '分', required: true }),
    basic: decimal({ title: t('正常时间', 'Basic time'), scale: 4, unit: '分', required: true }),
    counted: integer({ title: t('有效周期', 'Cycles counted'), required: true }),
    bulletin: samField,
    isRepeated: boolean({ title: t('同一次', 'The same again'), required: true }),
  },
  async handle(ctx, { id: key, at, ahead, ...facts }) {
    const records = ctx.records(study);
    const before = await records.first({ key });
    if (before !== null) {
      const { id, sam, basic, counted, bulletin } = before;
      return { study: id, sam, basic, counted, bulletin, isRepeated: true };
    }
    if (facts.cycles.some(({ laps }) => laps.length !== facts.elements.length))
      throw conflict(t('每个周期的分段数要和动作数一样。', 'Each cycle needs a lap for every element.'));
    const result = resultOf({
      cycles: facts.cycles,
      pieces: facts.pieces,
      rating: facts.rating / 100,
      allowance: Number(facts.allowance) / 100,
    });
    if (result === null)
      throw conflict(t('没有一个周期有效，再测几个。', 'No cycle counts: time some more.'));
    const bulletin = await bulletinSam(ctx, facts.style, facts.operation);
    const when = whenOf(ctx, { at, ahead });
    const kept = await records.add({
      key,
      ...facts,
      counted: result.counted,
      needed: result.needed,
      observed: result.observed.toFixed(4),
      basic: result.basic.toFixed(4),
      sam: result.sam.toFixed(4),
      bulletin,
      state: 'kept',
      day: when.day,
      at: when.at,
      person: ctx.actor?.name ?? null,
    });
    await keepStudied(ctx, facts.style, facts.operation);
    const { id, sam, basic, counted } = kept;
    return { study: id, sam, basic, counted, bulletin, isRepeated: false };
  },
});

/** SAM of an operation in the newest version of a style; null = it has none. */
async function bulletinSam(
  { sql }: Pick<Parameters<typeof keepStudied>[0], 'sql'>,
  style: string,
  operation: string,
): Promise<string | null> {
  const [found] = await sql<{ sam: string | null }>`
    select e->>'sam' as sam from ${styleVersions} v cross join lateral jsonb_array_elements(v.operations) e
    where v.style = ${style}::uuid and e->>'code' = ${operation} order by v.number desc limit 1`;
  return found?.sam ?? null;
}

export const dropStudy = action('efficiency/dropStudy', {
  title: t('撤销测时', 'Take a study back'),
  permission: 'efficiency.study',
  input: { id: keyField },
  output: {},
  async handle(ctx, { id: key }) {
    const records = ctx.records(study);
    const found = await records.first({ key });
    if (found === null) throw conflict(t('没有这次测时。', 'There is no such study.'));
    if (found.state === 'dropped') return {};
    if (found.adopted !== null)
      throw conflict(t('已采用到工序表，不能撤销。', 'It was taken over into the bulletin and stays.'));
    await records.change(found.id, { state: 'dropped' });
    await keepStudied(ctx, found.style, found.operation);
    return {};
  },
});

export const adoptStudy = action('efficiency/adoptStudy', {
  title: t('采用到工序表', 'Take over into the bulletin'),
  summary: t(
    '把测得的工时写进这款的草稿；下达后新订单才用它。',
    'Puts the SAM into the draft of the style; orders have it once that is released.',
  ),
  permission: 'efficiency.manage',
  input: { study: ref(study, { title: study.title, required: true }) },
  offeredWhen: { state: ['kept'], adopted: [null] },
  output: {
    styleVersion: ref(styleVersionRef, { title: t('款式版本', 'Style version'), required: true }),
    number: integer({ title: t('版本', 'Version'), required: true }),
  },
  async handle(ctx, { study: id }) {
    const found = await ctx.records(study).lock(id);
    if (found.state === 'dropped') throw conflict(t('这次测时已撤销。', 'The study was taken back.'));
    const { style, operation, sam, day } = found;
    const answer = await ctx.run(setSams, {
      style,
      sams: [{ code: operation, sam }],
      reason: `${day} 测时 · time study`,
    });
    await ctx.records(study).change(id, { adopted: answer.number });
    return answer;
  },
});
