import { useState } from 'react';
import {
  BigNumber,
  DataTable,
  Empty,
  ErrorNote,
  ExcelButton,
  FilterBar,
  HeatMap,
  Numbers,
  type PageProps,
  Pareto,
  SmallMultiples,
  Tabs,
  useFilter,
  useView,
} from '@selvedge/sdk/page';
import { GROUPINGS } from '../fields/words.ts';
import type { DayRow, Days, Grouped, GroupRow } from './parts/answers.ts';
import { estimatedMark, percent, plain, warningText } from './parts/shown.ts';
import { STYLES } from './parts/styles.ts';

type By = 'team' | 'order' | 'style' | 'worker';

/** The engineer’s desk: how well every team did, day by day, against its target, and what to make of the figure. */
export default function LinePage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [filter, setFilter] = useFilter(tools, 'week');
  const [by, setBy] = useState<By>('team');
  const { from, to } = filter;
  const team = filter.team === null ? {} : { team: filter.team };
  const days = useView<Days>(tools, 'days', { from, to, ...team });
  const every = useView<Grouped>(tools, 'figures', { from, to, by: 'team' });
  const grouped = useView<Grouped>(tools, 'figures', { from, to, by, ...team });
  const total = grouped.answer?.total ?? null;
  const rows = days.answer?.rows ?? [];
  const failed = [days, grouped].find(({ error }) => error !== null);
  const byTeam = [...Map.groupBy(rows, ({ name }) => name)];
  const dayKeys = [...new Set(rows.map(({ day }) => day))].toSorted();
  const odd = rows.filter(({ warnings }) => warnings.some((one) => one !== 'estimated'));
  const efficiencyOf = (row: GroupRow | DayRow): string =>
    percent(row.efficiency) + estimatedMark(tools, row);
  return (
    <>
      <style>{STYLES}</style>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        teams={(every.answer?.rows ?? []).flatMap(({ key, name }) =>
          key === null ? [] : [{ key, title: name }],
        )}
      />
      {failed !== undefined && <ErrorNote error={failed.error} onRetry={failed.again} />}
      {total !== null && days.answer !== null && (
        <>
          <Numbers>
            <BigNumber
              title={say('效率', 'Efficiency')}
              value={total.efficiency === null ? null : Number(total.efficiency).toFixed(1)}
              unit="%"
              mood={total.warnings.includes('over') ? 'look' : undefined}
              beside={
                total.estimated === null || Number(total.estimated) === 0
                  ? say('挣得 ÷ 出勤', 'earned ÷ present')
                  : say(`其中估算 ${percent(total.estimated)}`, `${percent(total.estimated)} of it estimated`)
              }
            />
            <BigNumber
              title={say('挣得分钟', 'Earned minutes')}
              value={plain(Math.round(Number(total.earned)))}
              beside={say(`出勤 ${plain(total.minutes)} 分钟`, `${plain(total.minutes)} min present`)}
            />
            <BigNumber title={say('产出', 'Output')} value={plain(total.pieces)} unit={say('件', 'pcs')} />
            <BigNumber
              title={say('达到目标', 'Target met')}
              value={days.answer.withTarget === 0 ? null : `${days.answer.met}/${days.answer.withTarget}`}
              unit={say('组日', 'team-days')}
            />
          </Numbers>
          {rows.length === 0 ? (
            <Empty
              why={say(
                '这段时间没有扫码，也没有出勤。',
                'Nobody scanned and nobody was present in this time.',
              )}
            >
              <a className="part-button" href="/a/tracking/page/station">
                {say('去扫码', 'To the scanner')}
              </a>
            </Empty>
          ) : (
            <>
              {odd.length > 0 && (
                <section className="ef-panel ef-wide" data-testid="warnings">
                  <h2>{say(`${odd.length} 个组日要看一下`, `Team-days to look at: ${odd.length}`)}</h2>
                  <ul className="ef-notes">
                    {odd.slice(0, 6).map((row) => (
                      <li key={`${row.day} ${row.team ?? ''}`} className="ef-look">
                        {row.day} {row.name} {percent(row.efficiency)}
                        {say('：', ': ')}
                        {warningText(tools, row)}
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <SmallMultiples
                isWide
                title={say('各组每天的效率', 'Efficiency of each team by day')}
                note={say(
                  'Σ(件数 × 工时) ÷ Σ(人 × 分钟)，辅助工也算；断开 = 算不出。',
                  'Σ(pieces × SAM) ÷ Σ(people × minutes), helpers counted; a gap = undefined.',
                )}
                unit="%"
                panels={byTeam.map(([name, own]) => ({
                  key: own[0]?.team ?? name,
                  title: name,
                  points: own.toReversed().map((row) => ({
                    key: row.day,
                    title: row.day,
                    value: row.efficiency,
                    ...(row.warnings.length === 0 ? {} : { note: warningText(tools, row) }),
                  })),
                }))}
              />
              <HeatMap
                title={say('产出占目标', 'Output against target')}
                unit="%"
                empty={say('这段时间没有定目标。', 'No target was set in this time.')}
                rows={byTeam.map(([name]) => ({ key: name, title: name }))}
                columns={dayKeys.map((day) => ({ key: day, title: day }))}
                cells={rows.map((row) => ({ row: row.name, column: row.day, value: row.reached }))}
              />
              <Pareto
                title={say('没挣到的分钟', 'Minutes not earned')}
                note={say('出勤 − 挣得，哪里最多。', 'Present − earned: where most are lost.')}
                unit={say('分钟', 'min')}
                bars={(grouped.answer?.rows ?? []).map((row) => ({
                  key: row.key ?? '',
                  title: row.name,
                  value: Math.max(0, Math.round(row.minutes - Number(row.earned))),
                }))}
              />
              <section className="ef-panel ef-wide">
                <div className="ef-row">
                  <Tabs
                    tabs={(['team', 'order', 'style', 'worker'] as const).map((key) => ({
                      key,
                      title: tools.say(GROUPINGS[key]),
                    }))}
                    value={by}
                    onChange={setBy}
                    label={say('按', 'By')}
                  />
                  <ExcelButton
                    name={say('效率', 'Efficiency')}
                    rows={grouped.answer?.rows ?? []}
                    columns={[
                      { title: tools.say(GROUPINGS[by]), value: ({ name }) => name },
                      { title: say('产出', 'Output'), value: ({ pieces }) => pieces },
                      { title: say('挣得分钟', 'Earned minutes'), value: ({ earned }) => Number(earned) },
                      { title: say('出勤分钟', 'Minutes present'), value: ({ minutes }) => minutes },
                      {
                        title: say('效率 %', 'Efficiency %'),
                        value: ({ efficiency }) => (efficiency === null ? null : Number(efficiency)),
                      },
                      { title: say('提醒', 'Warnings'), value: (row) => warningText(tools, row) },
                    ]}
                  />
                </div>
                <div className="ef-scroll">
                  <DataTable
                    rows={grouped.answer?.rows ?? []}
                    keyOf={({ key }) => key ?? ''}
                    columns={[
                      { key: 'name', title: tools.say(GROUPINGS[by]) },
                      {
                        key: 'efficiency',
                        title: say('效率', 'Efficiency'),
                        isNumber: true,
                        text: efficiencyOf,
                      },
                      {
                        key: 'earned',
                        title: say('挣得分钟', 'Earned min'),
                        isNumber: true,
                        text: ({ earned }) => plain(earned),
                      },
                      {
                        key: 'minutes',
                        title: say('出勤分钟', 'Present min'),
                        isNumber: true,
                        text: ({ minutes }) => plain(minutes),
                      },
                      {
                        key: 'pieces',
                        title: say('产出', 'Output'),
                        isNumber: true,
                        text: ({ pieces }) => plain(pieces),
                      },
                      {
                        key: 'warnings',
                        title: say('提醒', 'Warnings'),
                        text: (row) => warningText(tools, row),
                      },
                    ]}
                  />
                </div>
              </section>
              <section className="ef-panel ef-wide">
                <div className="ef-row">
                  <h2>{say('组日', 'Team-days')}</h2>
                  <a className="part-button ef-push" href="/a/efficiency/page/targets">
                    {say('定目标', 'Set targets')}
                  </a>
                  <a className="part-button" href="/a/tracking/page/board">
                    {say('今天每小时', 'Hours of today')}
                  </a>
                </div>
                <div className="ef-scroll">
                  <DataTable
                    rows={rows}
                    keyOf={({ day, team: id }) => `${day} ${id ?? ''}`}
                    columns={[
                      { key: 'day', title: say('日', 'Day') },
                      { key: 'name', title: say('组', 'Team') },
                      {
                        key: 'pieces',
                        title: say('产出', 'Output'),
                        isNumber: true,
                        text: ({ pieces }) => plain(pieces),
                      },
                      {
                        key: 'target',
                        title: say('目标', 'Target'),
                        isNumber: true,
                        text: ({ target }) => (target === null ? '—' : plain(target)),
                      },
                      {
                        key: 'reached',
                        title: say('达成', 'Reached'),
                        isNumber: true,
                        text: ({ reached }) => percent(reached),
                      },
                      {
                        key: 'efficiency',
                        title: say('效率', 'Efficiency'),
                        isNumber: true,
                        text: efficiencyOf,
                      },
                      {
                        key: 'earned',
                        title: say('挣得', 'Earned'),
                        isNumber: true,
                        text: ({ earned }) => plain(earned),
                      },
                      {
                        key: 'minutes',
                        title: say('出勤', 'Present'),
                        isNumber: true,
                        text: ({ minutes }) => plain(minutes),
                      },
                      {
                        key: 'warnings',
                        title: say('提醒', 'Warnings'),
                        text: (row) => warningText(tools, row),
                      },
                    ]}
                  />
                </div>
              </section>
            </>
          )}
        </>
      )}
    </>
  );
}
