import { boolean, date, integer, list, object, text, view } from '@selvedge/sdk/app';
import { teams, workers } from '@selvedge/contracts/people';
import { hand } from '../entities/hand.ts';
import { figure, percent, spanFields, teamField, workerField } from '../fields/figures.ts';
import { levelOf } from '../rules/levels.ts';
import { percentOf } from '../rules/sums.ts';
import { t } from '../words.ts';

interface Row {
  readonly worker: string;
  readonly operation: string;
  readonly pieces: number;
  readonly earned: number;
  readonly minutes: number;
  readonly isEstimated: boolean;
  readonly last: string;
}

export const skills = view('efficiency/skills', {
  title: t('技能矩阵', 'Skill matrix'),
  summary: t(
    '谁做过哪道工序、多少件、速度是工时的百分之几，按事实分 0–4 级；不看谁说自己会什么。',
    'Who did which operation, pieces and pace against the SAM, levels 0 to 4 from facts, not from what anybody claims.',
  ),
  permission: 'efficiency.people',
  input: {
    ...spanFields,
    team: teamField,
    operation: text({ title: t('工序', 'Operation'), maxLength: 120 }),
  },
  output: {
    operations: list({
      title: t('工序', 'Operations'),
      required: true,
      maxItems: 2000,
      item: object({
        title: t('工序', 'Operation'),
        fields: {
          name: text({ title: t('工序', 'Operation'), required: true }),
          able: figure('3 级以上人数', 'People at level 3 or more'),
        },
      }),
    }),
    people: list({
      title: t('员工', 'Workers'),
      required: true,
      maxItems: 20_000,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          worker: workerField,
          name: text({ title: t('姓名', 'Name'), required: true }),
          number: text({ title: t('工号', 'Number'), required: true }),
          team: text({ title: t('组', 'Team') }),
          skills: list({
            title: t('技能', 'Skills'),
            required: true,
            item: object({
              title: t('技能', 'Skill'),
              fields: {
                operation: text({ title: t('工序', 'Operation'), required: true }),
                level: integer({ title: t('等级', 'Level'), required: true, min: 0, max: 4 }),
                pieces: figure('件数', 'Pieces', '件'),
                pace: percent('速度', 'Pace'),
                isEstimated: boolean({ title: t('估算工时', 'Estimated SAM'), required: true }),
                last: date({ title: t('最近', 'Last'), required: true }),
              },
            }),
          }),
        },
      }),
    }),
  },
  async handle(ctx, { from, to, team, operation }) {
    const [rows, staff] = await Promise.all([
      ctx.sql<Row>`
        select worker, operation, sum(pieces)::float8 as pieces, sum(earned)::float8 as earned,
          bool_or(is_estimated) as "isEstimated", max(day)::text as last, sum(minutes)::float8 / 1000000 as minutes
        from ${hand} where deleted_at is null and day between ${from}::date and ${to}::date
        group by 1, 2 having sum(pieces) > 0`,
      ctx.sql<{
        id: string;
        name: string;
        number: string;
        team: string | null;
        place: string | null;
        isActive: boolean;
      }>`
        select w.id, w.name, w.number, m.id as place, m.name as team, w.is_active as "isActive"
        from ${workers} w left join ${teams} m on m.id = w.team order by m.name nulls last, w.number`,
    ]);
    const wanted = rows.filter((row) => operation === null || row.operation.includes(operation));
    const byWorker = Map.groupBy(wanted, ({ worker }) => worker);
    const people = staff
      .filter(({ id, place, isActive }) => isActive && byWorker.has(id) && (team === null || place === team))
      .map(({ id, name, number, team: of }) => ({
        worker: id,
        name,
        number,
        team: of,
        skills: (byWorker.get(id) ?? []).map(
          ({ operation: what, pieces, earned, minutes, isEstimated, last }) => ({
            operation: what,
            level: levelOf({ pieces, earned, minutes }),
            pieces,
            pace: percentOf(BigInt(Math.round(earned)), BigInt(Math.round(minutes * 10_000))),
            isEstimated,
            last,
          }),
        ),
      }));
    const able = Map.groupBy(
      people.flatMap((person) => person.skills),
      (skill) => skill.operation,
    );
    return {
      operations: [...able]
        .map(([name, own]) => ({
          name,
          able: own.filter(({ level }) => level >= 3).length,
          many: own.length,
        }))
        .toSorted((one, other) => other.many - one.many || one.name.localeCompare(other.name, 'zh'))
        .map(({ name, able: many }) => ({ name, able: many })),
      people,
    };
  },
});
