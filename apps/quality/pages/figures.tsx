import { useState } from 'react';
import {
  ErrorNote,
  FilterBar,
  HeatMap,
  Numbers,
  type PageProps,
  Pareto,
  SmallMultiples,
  Tabs,
  Tile,
  Trend,
  useFilter,
  useView,
} from '@selvedge/sdk/page';
import { CHECK_KINDS } from '../fields/words.ts';
import type { CheckKind } from './parts/answers.ts';
import {
  type Bar,
  type By,
  type Figures,
  findingsOf,
  hoursOf,
  panelsOf,
  pointsOf,
  rowsOf,
} from './parts/figures.ts';

/** What is wrong most, where and whose; DHU and % defective apart, day by day, hour by hour, team by team. */
export default function FiguresPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [filter, setFilter] = useFilter(tools);
  const [kind, setKind] = useState<CheckKind>('endline');
  const [by, setBy] = useState<By>('defect');
  const { from, to, team } = filter;
  const time = { from, to, kind, ...(team === null ? {} : { team }) };
  const lines = team === null && from !== to ? 'team' : 'day';
  const { answer: figures, error, again } = useView<Figures>(tools, 'figures', { ...time, lines }, true);
  const bars = useView<{ bars: Bar[] }>(tools, 'pareto', { ...time, by }, true).answer?.bars ?? [];

  const records = (more: object) => ({
    kind,
    day: { from, to },
    ...(team === null ? {} : { team }),
    ...more,
  });
  const percent = (value: string | null): string => (value === null ? '—' : `${value} %`);
  const dhu = say('百件疵病数（DHU）', 'DHU');
  const nothing = say('这段时间没有检验记录。', 'Nothing was inspected in this time.');
  return (
    <>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        teams={figures?.teams.map((one) => ({ key: one.team, title: one.name })) ?? []}
      >
        <Tabs
          tabs={(['endline', 'roaming', 'final', 'recheck'] as const).map((key) => ({
            key,
            title: tools.say(CHECK_KINDS[key]),
          }))}
          value={kind}
          onChange={setKind}
          label={say('检验', 'Check')}
        />
      </FilterBar>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {figures !== null && (
        <>
          <Numbers>
            <Tile
              title={dhu}
              note={say(
                `${figures.defects} 处 × 100 ÷ ${figures.inspected} 件`,
                `${figures.defects} × 100 ÷ ${figures.inspected}`,
              )}
            >
              <span data-testid="dhu">{figures.dhu ?? '—'}</span>
            </Tile>
            <Tile
              title={say('不良率', '% defective')}
              note={say(
                `${figures.defectives} ÷ ${figures.inspected} 件`,
                `${figures.defectives} ÷ ${figures.inspected}`,
              )}
            >
              <span data-testid="defective">{percent(figures.defective)}</span>
            </Tile>
            <Tile
              title={say('一次合格率', 'First-pass yield')}
              note={say(
                `${figures.inspected - figures.defectives} ÷ ${figures.inspected} 件`,
                `${figures.inspected - figures.defectives} ÷ ${figures.inspected}`,
              )}
            >
              {percent(figures.firstPass)}
            </Tile>
            <Tile title={say('检验件数', 'Inspected')} note={say('件', 'pieces')}>
              {figures.inspected}
            </Tile>
          </Numbers>
          <Pareto
            title={say('疵病排列', 'Pareto of defects')}
            unit={say('处', 'defects')}
            head={
              <Tabs
                tabs={[
                  { key: 'defect', title: say('疵病', 'Defect') },
                  { key: 'operation', title: say('工序', 'Operation') },
                  { key: 'worker', title: say('员工', 'Worker') },
                  { key: 'order', title: say('订单', 'Order') },
                  { key: 'team', title: say('组', 'Team') },
                ]}
                value={by}
                onChange={setBy}
                label={say('按', 'By')}
              />
            }
            bars={bars.map((bar) => ({ key: bar.key ?? '', title: tools.say(bar.title), value: bar.count }))}
            words={{ value: say('疵病数', 'Defects') }}
            empty={say('没有疵病。', 'No defects.')}
            onOpen={(key) => {
              const bar = bars.find((one) => one.key === key);
              if (bar !== undefined) tools.openList('finding', records(findingsOf(by, bar)));
            }}
          />
          <HeatMap
            title={say('每小时的百件疵病数', 'DHU by hour')}
            note={say('空格没有检验。', 'Empty = nothing was inspected.')}
            unit={say('处/百件', 'per 100')}
            rows={rowsOf(figures, lines, say('没有组', 'no team'))}
            columns={hoursOf(figures)}
            cells={figures.hours.map((one) => ({
              row: one.line ?? '',
              column: String(one.hour),
              value: one.dhu === null ? null : Number(one.dhu).toFixed(1),
            }))}
            empty={nothing}
            onOpen={(line) =>
              tools.openList('finding', records(lines === 'day' ? { day: line } : { team: line || null }))
            }
          />
          <Trend
            title={say('每天的百件疵病数', 'DHU by day')}
            unit={say('处/百件', 'per 100')}
            points={pointsOf(figures.days, 'dhu')}
            better="down"
            words={{ value: 'DHU' }}
            empty={nothing}
            onOpen={(day) => tools.openList('check', records({ day }))}
          />
          <Trend
            title={say('每天的一次合格率', 'First-pass yield by day')}
            unit="%"
            points={pointsOf(figures.days, 'firstPass')}
            words={{ value: say('一次合格率', 'First-pass yield') }}
            empty={nothing}
            onOpen={(day) => tools.openList('check', records({ day }))}
          />
          <SmallMultiples
            title={say('各组的百件疵病数', 'DHU of each team')}
            note={say('同一刻度，可以直接比。', 'One scale: they may be compared.')}
            unit={say('处/百件', 'per 100')}
            panels={panelsOf(figures, 'dhu')}
            better="down"
            words={{ value: 'DHU' }}
            isWide
            empty={nothing}
            onOpen={(key) => setFilter({ ...filter, team: key })}
          />
        </>
      )}
    </>
  );
}
