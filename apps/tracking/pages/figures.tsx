import { useState } from 'react';
import {
  BigNumber,
  ErrorNote,
  FilterBar,
  HeatMap,
  Numbers,
  type PageProps,
  SmallMultiples,
  Trend,
  useFilter,
  useView,
  Yamazumi,
} from '@selvedge/sdk/page';
import {
  type Figures,
  hoursOf,
  panelsOf,
  pointsOf,
  rowsOf,
  type Yamazumi as YamazumiAnswer,
} from './figures/answers.ts';

/** What came out: hour by hour, day by day, team by team, and how an order is shared out among those who sew it. */
export default function FiguresPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [filter, setFilter] = useFilter(tools);
  const { from, to, team } = filter;
  const time = { from, to, ...(team === null ? {} : { team }) };
  const lines = team === null && from !== to ? 'team' : 'day';
  const { answer: figures, error, again } = useView<Figures>(tools, 'figures', { ...time, lines }, true);
  const [chosen, setChosen] = useState<string | null>(null);
  const order = figures?.orders.find((one) => one.order === chosen) ?? figures?.orders[0] ?? null;
  const { answer: stack } = useView<YamazumiAnswer>(
    tools,
    'yamazumi',
    order === null ? null : { ...time, order: order.order },
  );

  const nameOf = (id: string | null): string =>
    figures?.teams.find((one) => one.team === id)?.name ?? say('没有组', 'no team');
  const points = figures === null ? [] : pointsOf(figures);
  const pieces = say('件', 'pcs');
  const nothing = say('这段时间没有产出。', 'Nothing came out in this time.');
  const sum = points.reduce((all, { value }) => all + Number(value ?? 0), 0);
  return (
    <>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        teams={figures?.teams.map((one) => ({ key: one.team, title: one.name })) ?? []}
      />
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {figures !== null && (
        <>
          <Numbers>
            <BigNumber title={say('产出', 'Output')} value={sum} unit={pieces} />
            <BigNumber
              title={say('平均每天', 'A day on average')}
              value={points.length === 0 ? null : Math.round(sum / points.length)}
              unit={pieces}
              beside={say(`${points.length} 个工作日`, `${points.length} work days`)}
            />
          </Numbers>
          <Trend
            title={say('每天产出', 'Output by day')}
            unit={pieces}
            points={points}
            words={{ value: say('产出', 'Output'), target: say('目标', 'Target') }}
            empty={nothing}
            onOpen={(day) => tools.openList('record', { day, ...(team === null ? {} : { team }) })}
          />
          <HeatMap
            title={say('每小时产出', 'Output by hour')}
            unit={pieces}
            rows={rowsOf(figures, lines, say('没有组', 'no team'))}
            columns={hoursOf(figures)}
            cells={figures.hours.map((one) => ({
              row: one.line ?? '',
              column: String(one.hour),
              value: one.pieces,
            }))}
            empty={nothing}
            onOpen={(line) =>
              tools.openList(
                'record',
                lines === 'day' ? { day: line } : { day: { from, to }, team: line || null },
              )
            }
          />
          <SmallMultiples
            title={say('各组每天产出', 'Output of each team')}
            note={say('同一刻度，可以直接比。', 'One scale: they may be compared.')}
            unit={pieces}
            panels={panelsOf(figures)}
            words={{ value: say('产出', 'Output'), target: say('目标', 'Target') }}
            isWide
            empty={nothing}
            onOpen={(key) => setFilter({ ...filter, team: key })}
          />
          {order !== null && (
            <Yamazumi
              title={say(`山积图：${order.number}`, `Yamazumi: ${order.number}`)}
              note={say(
                `${nameOf(stack?.team ?? null)}；每人每件的标准工时 × 所做占比。`,
                `${nameOf(stack?.team ?? null)}; SAM of a garment × share of the pieces, person by person.`,
              )}
              unit={say('分钟', 'min')}
              head={
                <select
                  aria-label={say('订单', 'Order')}
                  value={order.order}
                  onChange={({ target: { value } }) => setChosen(value)}
                >
                  {figures.orders.map((one) => (
                    <option key={one.order} value={one.order}>
                      {one.number}
                    </option>
                  ))}
                </select>
              }
              bars={stack?.bars ?? []}
              takt={stack?.takt ?? null}
              isWide
              empty={say(
                '这个订单的工序没有标准工时，或这段时间没人做。',
                'Its operations have no SAM, or nobody sewed it in this time.',
              )}
            />
          )}
        </>
      )}
    </>
  );
}
