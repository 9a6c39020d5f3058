import { boolean, choice, integer, list, map, object, text, view } from '@selvedge/sdk/app';
import { worker } from '../entities/worker.ts';
import { teamInput, teamOfDay, whoFields } from '../fields/figures.ts';
import { GRADES } from '../fields/words.ts';
import { t } from '../words.ts';

type Grade = keyof typeof GRADES;

const of = (grade: Grade) => integer({ title: GRADES[grade], required: true, unit: '人' });

/** How many can do a kind of operation, by grade. */
interface Able {
  masters: number;
  skilled: number;
  able: number;
  learning: number;
}
const COUNTED = { A: 'masters', B: 'skilled', C: 'able', D: 'learning' } as const;

export const skillMatrix = view('people/skillMatrix', {
  title: t('技能矩阵', 'Skill matrix'),
  summary: t(
    '谁会什么、几级；每类工序各级几人，缺人的排在前面。',
    'Who can do what, how well; how many of each grade, scarce ones first.',
  ),
  permission: 'people.read',
  input: { team: teamInput },
  output: {
    kinds: list({
      title: t('工序类别', 'Kinds of operations'),
      required: true,
      item: object({
        title: t('工序类别', 'Kind of operation'),
        fields: {
          kind: text({ title: t('类别', 'Kind'), required: true }),
          masters: of('A'),
          skilled: of('B'),
          able: of('C'),
          learning: of('D'),
        },
      }),
      maxItems: 5000,
    }),
    rows: list({
      title: t('员工', 'Workers'),
      required: true,
      item: object({
        title: t('员工', 'Worker'),
        fields: {
          ...whoFields,
          team: teamOfDay,
          position: text({ title: t('工种', 'Position') }),
          isApprentice: boolean({ title: t('学徒', 'Apprentice'), required: true }),
          skills: map({
            title: t('技能', 'Skills'),
            required: true,
            value: choice({ title: t('等级', 'Grade'), options: GRADES }),
          }),
        },
      }),
      maxItems: 5000,
    }),
  },
  async handle(ctx, { team }) {
    const rows = await ctx.sql<{
      worker: string;
      number: string;
      name: string;
      team: string | null;
      position: string | null;
      isApprentice: boolean;
      skills: Record<string, Grade>;
    }>`
      select id as worker, number, name, team, position, is_apprentice as "isApprentice", coalesce(skills, '{}'::jsonb) as skills
      from ${worker} where deleted_at is null and is_active and (${team}::uuid is null or team = ${team}::uuid) order by number`;
    const counts = new Map<string, Able>();
    for (const { skills } of rows)
      for (const [kind, grade] of Object.entries(skills)) {
        const known = counts.get(kind) ?? { masters: 0, skilled: 0, able: 0, learning: 0 };
        known[COUNTED[grade]] += 1;
        counts.set(kind, known);
      }
    const kinds = [...counts].map(([kind, grades]) => ({ kind, ...grades }));
    /** Who does it alone is what planning asks for. */
    const alone = ({ masters, skilled }: Able): number => masters + skilled;
    return { rows, kinds: kinds.sort((a, b) => alone(a) - alone(b) || (a.kind < b.kind ? -1 : 1)) };
  },
});
