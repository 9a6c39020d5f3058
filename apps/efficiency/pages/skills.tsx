import { useState } from 'react';
import {
  Empty,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  SearchBox,
  Tabs,
  useView,
} from '@selvedge/sdk/page';
import type { Skill, Skills } from './parts/answers.ts';
import { STYLES } from './parts/styles.ts';

const SPANS = { month: 30, quarter: 90, year: 365 } as const;
type Span = keyof typeof SPANS;

const dayBefore = (timeZone: string, days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.now() - days * 86_400_000);

/** Who can do what, from what was done: level, pieces and pace. */
export default function SkillsPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [span, setSpan] = useState<Span>('quarter');
  const [team, setTeam] = useState('');
  const [search, setSearch] = useState('');
  const { answer, error, again } = useView<Skills>(tools, 'skills', {
    from: dayBefore(tools.timeZone, SPANS[span]),
    to: dayBefore(tools.timeZone, 0),
  });
  const teams = [...new Set((answer?.people ?? []).flatMap((one) => (one.team === null ? [] : [one.team])))];
  const operations = (answer?.operations ?? []).filter(({ name }) => name.includes(search));
  const people = (answer?.people ?? []).filter(
    (one) =>
      (team === '' || one.team === team) &&
      (search === '' || one.skills.some(({ operation }) => operation.includes(search))),
  );
  const skillOf = (one: (typeof people)[number], name: string): Skill | undefined =>
    one.skills.find(({ operation }) => operation === name);
  const levels = [
    say('没做过', 'never did it'),
    say('学习中，或速度还看不出', 'learning, or pace not known'),
    say('工时的 60 % 起', 'from 60 % of the SAM'),
    say('80 % 起', 'from 80 %'),
    say('100 % 起', 'from 100 %'),
  ];
  return (
    <div className="ef-stack">
      <style>{STYLES}</style>
      <Place>
        {say('按实际做过的算，不看谁说自己会什么', 'From what was done, not from what anybody claims')}
      </Place>
      <div className="ef-row">
        <Tabs
          tabs={[
            { key: 'month', title: say('30 天', '30 days') },
            { key: 'quarter', title: say('90 天', '90 days') },
            { key: 'year', title: say('一年', 'A year') },
          ]}
          value={span}
          onChange={setSpan}
          label={say('多久', 'Time')}
        />
        <label className="ef-field">
          <select
            aria-label={say('组', 'Team')}
            value={team}
            onChange={({ target }) => setTeam(target.value)}
            data-testid="skills-team"
          >
            <option value="">{say('全部组', 'All teams')}</option>
            {teams.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <SearchBox value={search} onChange={setSearch} label={say('工序', 'Operation')} />
        <ExcelButton
          name={say('技能矩阵', 'Skill matrix')}
          rows={people}
          columns={[
            { title: say('组', 'Team'), value: (one) => one.team },
            { title: say('工号', 'Number'), value: ({ number }) => number },
            { title: say('姓名', 'Name'), value: ({ name }) => name },
            ...operations.flatMap(({ name }) => [
              {
                title: `${name} ${say('等级', 'level')}`,
                value: (one: (typeof people)[number]) => skillOf(one, name)?.level ?? 0,
              },
              {
                title: `${name} ${say('速度 %', 'pace %')}`,
                value: (one: (typeof people)[number]) => {
                  const pace = skillOf(one, name)?.pace ?? null;
                  return pace === null ? null : Number(pace);
                },
              },
            ]),
          ]}
        />
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && people.length === 0 && (
        <Empty why={say('这段时间没有符合的报工。', 'Nothing that fits was booked in this time.')}>
          <button
            type="button"
            className="part-button"
            onClick={() => {
              setSearch('');
              setTeam('');
              setSpan('year');
            }}
          >
            {say('看一年、全部组', 'A year, all teams')}
          </button>
        </Empty>
      )}
      {people.length > 0 && (
        <>
          <ul className="ef-legend">
            {levels.map((words, level) => (
              <li key={words}>
                <i data-level={level}>{level}</i>
                {words}
              </li>
            ))}
          </ul>
          <div className="ef-matrix" data-testid="matrix">
            <table>
              <thead>
                <tr>
                  <th>{say('员工', 'Worker')}</th>
                  {operations.map(({ name, able }) => (
                    <th key={name} scope="col">
                      <span>{name}</span>
                      <small>{say(`会的 ${able}`, `${able} able`)}</small>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {people.map((one) => (
                  <tr key={one.worker}>
                    <td>
                      {one.name} <small>{one.team ?? ''}</small>
                    </td>
                    {operations.map(({ name }) => {
                      const skill = skillOf(one, name);
                      return (
                        <td
                          key={name}
                          data-level={skill?.level ?? 0}
                          title={
                            skill === undefined
                              ? levels[0]
                              : say(
                                  `${skill.pieces} 件，最近 ${skill.last}`,
                                  `${skill.pieces} pieces, last on ${skill.last}`,
                                )
                          }
                        >
                          {skill !== undefined && (
                            <>
                              <b>{skill.level}</b>
                              <small>
                                {skill.pace === null
                                  ? `${skill.pieces} ${say('件', 'pcs')}`
                                  : `${Math.round(Number(skill.pace))} %`}
                                {skill.isEstimated ? say('（估）', ' est.') : ''}
                              </small>
                            </>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}
