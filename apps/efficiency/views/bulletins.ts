import {
  boolean,
  choice,
  decimal,
  integer,
  list,
  missing,
  object,
  ref,
  text,
  view,
  type ViewContext,
} from '@selvedge/sdk/app';
import { styleVersionRef, styleVersions } from '@selvedge/contracts/orders';
import { figure, percent, samField } from '../fields/figures.ts';
import { DIFFERENCES } from '../fields/words.ts';
import { bulletinOf, type Bulletin, paired, type Step } from '../rules/bulletin.ts';
import { efficiencySettings } from '../settings.ts';
import { t } from '../words.ts';

const versionFields = {
  id: ref(styleVersionRef, { title: t('款式版本', 'Style version'), required: true }),
  name: text({ title: t('名称', 'Name'), required: true }),
  status: text({ title: t('状态', 'Status'), required: true }),
} as const;

interface Version {
  readonly id: string;
  readonly style: string;
  readonly name: string;
  readonly status: string;
}

interface Written {
  readonly code: string;
  readonly title: string;
  readonly sam: string | null;
  readonly samIsEstimated: boolean | null;
}

export const bulletins = view('efficiency/bulletins', {
  title: t('款式版本', 'Style versions'),
  permission: 'efficiency.read',
  input: {},
  output: {
    versions: list({
      title: t('版本', 'Versions'),
      required: true,
      maxItems: 5000,
      item: object({ title: t('版本', 'Version'), fields: versionFields }),
    }),
  },
  handle: async (ctx) => ({
    versions: await ctx.sql<Version>`
      select id, style_number || coalesce(' ' || style_name, '') || ' V' || number as name, status from ${styleVersions}
      where operations is not null order by style_number, number desc limit 2000`,
  }),
});

const bulletinFields = {
  ...versionFields,
  sam: decimal({ title: t('合计工时', 'SAM in all'), scale: 4, unit: '分', required: true }),
  operations: figure('工序数', 'Operations'),
  withoutSam: figure('没有工时的', 'Without SAM'),
  isEstimated: boolean({ title: t('含估算', 'Holds estimates'), required: true }),
  cycle: decimal({ title: t('最长工序', 'Longest operation'), scale: 4, unit: '分', required: true }),
  balance: percent('平衡率', 'Balance'),
  capacity: integer({ title: t('日产能', 'Capacity a day'), unit: '件' }),
} as const;

const sideFields = {
  code: text({ title: t('工序号', 'Operation no.') }),
  sam: samField,
  isEstimated: boolean({ title: t('估算', 'Estimated') }),
} as const;

export const compareBulletins = view('efficiency/compareBulletins', {
  title: t('工序表对比', 'Bulletins compared'),
  summary: t(
    '两款或两个版本：工序增减和工时变化，平衡率，同样的人一天能做多少。',
    'Two styles or versions: operations added, removed, changed; balance; what the same people bring out in a day.',
  ),
  permission: 'efficiency.read',
  input: {
    one: ref(styleVersionRef, { title: t('原来', 'One'), required: true }),
    other: ref(styleVersionRef, { title: t('对比', 'Other'), required: true }),
    people: integer({ title: t('人数', 'People'), required: true, default: 20, min: 1, max: 2000 }),
    efficiency: decimal({ title: t('效率', 'Efficiency'), scale: 2, min: '0', unit: '%' }),
  },
  output: {
    one: object({ title: t('原来', 'One'), required: true, fields: bulletinFields }),
    other: object({ title: t('对比', 'Other'), required: true, fields: bulletinFields }),
    efficiency: decimal({ title: t('按效率', 'At an efficiency of'), scale: 2, unit: '%', required: true }),
    absence: decimal({ title: t('缺勤', 'Absence'), scale: 2, unit: '%', required: true }),
    minutes: figure('每人分钟', 'Minutes each', '分钟'),
    rows: list({
      title: t('工序', 'Operations'),
      required: true,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          title: text({ title: t('工序', 'Operation'), required: true }),
          one: object({ title: t('原来', 'One'), fields: sideFields }),
          other: object({ title: t('对比', 'Other'), fields: sideFields }),
          change: decimal({ title: t('工时差', 'Change of SAM'), scale: 4, unit: '分' }),
          difference: choice({ title: t('差别', 'Difference'), options: DIFFERENCES, required: true }),
        },
      }),
    }),
  },
  async handle(ctx, { one, other, people, efficiency }) {
    const { planned, absence, dayMinutes } = await ctx.settings(efficiencySettings);
    const [left, right] = await Promise.all([versionOf(ctx, one), versionOf(ctx, other)]);
    const line = {
      people,
      minutes: dayMinutes,
      absence: Number(absence) / 100,
      efficiency: Number(efficiency ?? planned) / 100,
    };
    return {
      one: told(left.version, bulletinOf(left.steps, line)),
      other: told(right.version, bulletinOf(right.steps, line)),
      efficiency: efficiency ?? planned,
      absence,
      minutes: dayMinutes,
      rows: paired(left.steps, right.steps, left.version.style === right.version.style).map((pair) => ({
        title: pair.title,
        one: side(pair.one),
        other: side(pair.other),
        change:
          pair.one === null && pair.other === null
            ? null
            : ((pair.other?.sam ?? 0) - (pair.one?.sam ?? 0)).toFixed(4),
        difference: pair.difference,
      })),
    };
  },
});

async function versionOf(
  { sql }: Pick<ViewContext, 'sql'>,
  id: string,
): Promise<{ readonly version: Version; readonly steps: Step[] }> {
  const [found] = await sql<Version & { operations: readonly Written[] | null }>`
    select id, style, style_number || coalesce(' ' || style_name, '') || ' V' || number as name, status, operations
    from ${styleVersions} where id = ${id}::uuid`;
  if (found === undefined) throw missing(t('款式版本', 'style version'));
  const { operations, ...version } = found;
  const steps = (operations ?? []).map(({ code, title, sam, samIsEstimated }): Step => ({
    code,
    title,
    sam: sam === null ? null : Number(sam),
    isEstimated: samIsEstimated ?? false,
  }));
  return { version, steps };
}

const side = (step: Step | null) =>
  step === null
    ? null
    : { code: step.code, sam: step.sam?.toFixed(4) ?? null, isEstimated: step.isEstimated };

const told = ({ id, name, status }: Version, { sam, cycle, balance, ...rest }: Bulletin) => ({
  id,
  name,
  status,
  sam: sam.toFixed(4),
  cycle: cycle.toFixed(4),
  balance: balance === null ? null : (balance * 100).toFixed(2),
  ...rest,
});
