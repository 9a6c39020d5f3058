import { choice, list, object, statement, text, view, type ViewContext } from '@selvedge/sdk/app';
import { releasedOrders, styleVersions } from '@selvedge/contracts/orders';
import { teams, workers } from '@selvedge/contracts/people';
import { SelvedgeError } from '@selvedge/sdk/errors';
import { spanFields, sumsFields, teamField } from '../fields/figures.ts';
import { GROUPINGS, WARNINGS } from '../fields/words.ts';
import { grouped, type Grouping } from '../floor/grouped.ts';
import { figuresOf, sumOf } from '../rules/sums.ts';
import { t } from '../words.ts';

export const warningsField = list({
  title: t('提醒', 'Warnings'),
  required: true,
  item: choice({ title: t('提醒', 'Warning'), options: WARNINGS, required: true }),
});

export const figures = view('efficiency/figures', {
  title: t('效率', 'Efficiency'),
  summary: t(
    '一段时间的挣得分钟、出勤分钟和效率，按组、日、订单、款式或员工；怎么分，合计都一样。',
    'Earned minutes, minutes present and efficiency of some days by team, day, order, style or worker; the total is the same however it is divided.',
  ),
  permission: 'efficiency.read',
  input: {
    ...spanFields,
    by: choice({ title: t('按', 'By'), options: GROUPINGS, required: true, default: 'team' }),
    team: teamField,
  },
  output: {
    total: object({
      title: t('合计', 'Total'),
      required: true,
      fields: { ...sumsFields, warnings: warningsField },
    }),
    rows: list({
      title: t('各项', 'Rows'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('一项', 'Row'),
        fields: {
          key: text({ title: t('项', 'Key') }),
          name: text({ title: t('名称', 'Name'), required: true }),
          ...sumsFields,
          warnings: warningsField,
        },
      }),
    }),
  },
  async handle(ctx, { from, to, by, team }) {
    // Minutes of single people are for those who may see them.
    if (by === 'worker' && !ctx.may('efficiency.people'))
      throw new SelvedgeError('permission.missing', { permission: 'efficiency.people' });
    const [groups, names] = await Promise.all([grouped(ctx, by, { from, to, team }), namesOf(ctx, by)]);
    return {
      total: figuresOf(sumOf(groups)),
      rows: groups.map(({ key, ...sums }) => ({
        key,
        name: key === null ? '—' : (names.get(key) ?? key),
        ...figuresOf(sums),
      })),
    };
  },
});

async function namesOf({ sql }: Pick<ViewContext, 'sql'>, by: Grouping): Promise<Map<string, string>> {
  if (by === 'day') return new Map();
  const rows = await sql<{ id: string; name: string }>`${NAMES[by]}`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NAMES = {
  team: statement`select id, name from ${teams}`,
  worker: statement`select id, name || ' ' || number as name from ${workers}`,
  order: statement`select id, number || ' · ' || style_number as name from ${releasedOrders}`,
  style: statement`select distinct style as id, style_number || coalesce(' ' || style_name, '') as name from ${styleVersions}`,
} as const;
