import { useState } from 'react';
import {
  BigNumber,
  DataTable,
  ErrorNote,
  FilterBar,
  Numbers,
  type PageProps,
  Pareto,
  Trend,
  useFilter,
  useView,
} from '@selvedge/sdk/page';
import type { Change, ChangeHours, Changes, Grouped } from './parts/answers.ts';
import { percent, plain } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

const keyOf = ({ team, style, day }: Change): string => `${team} ${style} ${day}`;

/** What a style change costs a team, and how it learns. */
export default function ChangesPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [filter, setFilter] = useFilter(tools, 'month');
  const { from, to } = filter;
  const team = filter.team === null ? {} : { team: filter.team };
  const { answer, error, again } = useView<Changes>(tools, 'changes', { from, to, ...team });
  const every = useView<Grouped>(tools, 'figures', { from, to, by: 'team' });
  const [key, setKey] = useState('');
  const all = answer?.changes ?? [];
  const chosen = all.find((one) => keyOf(one) === key) ?? all[0];
  const hours = useView<ChangeHours>(
    tools,
    'changeHours',
    chosen === undefined ? null : { team: chosen.team, style: chosen.style, day: chosen.day },
  );
  const reached = all.filter(({ reachedOn }) => reachedOn !== null);
  const byTeam = [...Map.groupBy(all, ({ name }) => name)].map(([name, own]) => ({
    key: name,
    title: name,
    value: Math.round(own.reduce((sum, { lost }) => sum + Number(lost), 0)),
  }));
  return (
    <>
      <style>{STYLES}</style>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        teams={(every.answer?.rows ?? []).flatMap((row) =>
          row.key === null ? [] : [{ key: row.key, title: row.name }],
        )}
      />
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && (
        <>
          <Numbers>
            <BigNumber title={say('换款次数', 'Style changes')} value={all.length} />
            <BigNumber
              title={say('损失', 'Lost')}
              value={plain(Math.round(Number(answer.lost)))}
              unit={say('人分钟', 'person-min')}
              beside={
                all.length === 0
                  ? undefined
                  : say(
                      `每次 ${plain(Math.round(Number(answer.lost) / all.length))}`,
                      `${plain(Math.round(Number(answer.lost) / all.length))} each`,
                    )
              }
            />
            <BigNumber title={say('恢复平稳的', 'Steady again')} value={`${reached.length}/${all.length}`} />
          </Numbers>
          <Pareto
            title={say('哪个组损失多', 'Which team loses most')}
            unit={say('人分钟', 'person-min')}
            empty={say('这段时间没有换款。', 'There was no style change in this time.')}
            bars={byTeam}
          />
          {chosen !== undefined && (
            <>
              <Trend
                title={say(
                  `${chosen.name} 换 ${chosen.to}：每天的效率`,
                  `${chosen.name}, ${chosen.to}: efficiency by day`,
                )}
                note={say(
                  '线是换款前 20 个工作日的平稳效率（不含换款头 3 天）；低于它的部分就是损失。',
                  'The line: steady efficiency of the 20 work days before, the first 3 days of changes left out; what is below it is lost.',
                )}
                unit="%"
                target={chosen.steady}
                points={chosen.curve.map(({ day, nth, efficiency }) => ({
                  key: day,
                  title: say(`第 ${nth} 天`, `day ${nth}`),
                  value: efficiency,
                }))}
              />
              <Trend
                isWide
                title={say(
                  '换款后每小时（挣得 ÷ 在做的人 × 60）',
                  'Hours after the change (earned ÷ people booking × 60)',
                )}
                note={
                  hours.answer?.gap === null || hours.answer === null
                    ? undefined
                    : hours.answer.isSameDay
                      ? say(
                          `上一款最后一件到新款第一件 ${hours.answer.gap} 分钟。`,
                          `${hours.answer.gap} minutes from the last piece of the style before to the first of this one.`,
                        )
                      : say('隔天换的款。', 'The change was overnight.')
                }
                unit="%"
                points={(hours.answer?.hours ?? []).map(({ nth, efficiency }) => ({
                  key: String(nth),
                  title: say(`${nth} 时`, `h ${nth}`),
                  value: efficiency,
                }))}
              />
            </>
          )}
          {all.length > 0 && (
            <div className="ef-panel ef-wide ef-scroll" data-testid="changes">
              <DataTable
                rows={all}
                keyOf={keyOf}
                onOpen={(row) => setKey(keyOf(row))}
                columns={[
                  { key: 'day', title: say('换款日', 'Day') },
                  { key: 'name', title: say('组', 'Team') },
                  { key: 'from', title: say('原来', 'Before'), text: (row) => row.from ?? '—' },
                  { key: 'to', title: say('换成', 'Style') },
                  {
                    key: 'first',
                    title: say('第 1 天效率', 'Day 1'),
                    isNumber: true,
                    text: ({ curve }) => percent(curve[0]?.efficiency ?? null),
                  },
                  {
                    key: 'steady',
                    title: say('平稳效率', 'Steady'),
                    isNumber: true,
                    text: ({ steady }) => percent(steady),
                  },
                  {
                    key: 'reachedOn',
                    title: say('恢复', 'Steady on'),
                    text: ({ reachedOn }) =>
                      reachedOn === null
                        ? say('还没有', 'not yet')
                        : say(`第 ${reachedOn} 天`, `day ${reachedOn}`),
                  },
                  {
                    key: 'lost',
                    title: say('损失人分钟', 'Lost person-min'),
                    isNumber: true,
                    text: ({ lost }) => plain(Math.round(Number(lost))),
                  },
                ]}
              />
            </div>
          )}
        </>
      )}
    </>
  );
}
