import { useCallback, useEffect, useState } from 'react';
import {
  DataTable,
  Empty,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  Tabs,
  Tile,
} from '@selvedge/sdk/page';
import { CHECK_KINDS } from '../fields/words.ts';
import type { CheckKind } from './parts/answers.ts';
import { type Bar, type Figures, spanOf, SPANS } from './parts/figures.ts';
import { Pareto } from './parts/Pareto.tsx';
import { STYLES } from './parts/styles.ts';
import { Trend } from './parts/Trend.tsx';

type By = 'defect' | 'operation' | 'worker' | 'order' | 'team';

/** What is wrong most, where and whose; DHU and % defective apart, day by day. */
export default function FiguresPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [span, setSpan] = useState<keyof typeof SPANS>('week');
  const [by, setBy] = useState<By>('defect');
  const [kind, setKind] = useState<CheckKind>('endline');
  const [figures, setFigures] = useState<Figures | null>(null);
  const [error, setError] = useState<unknown>(null);
  const look = useCallback(async (): Promise<void> => {
    const { from, to } = spanOf(span, tools.timeZone);
    try {
      setFigures(await tools.view<Figures>('pareto', { from, to, by, kind }));
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  }, [tools, span, by, kind]);
  useEffect(() => tools.every(60_000, look), [tools, look]);

  const none = say('没有可算的', 'nothing to reckon');
  const percent = (value: string | null): string => (value === null ? '—' : `${value} %`);
  const titleOf = ({ title }: Bar): string => tools.say(title);
  return (
    <div className="qc-desk">
      <style>{STYLES}</style>
      <Place>
        <span className="qc-row">
          <Tabs
            tabs={(['day', 'week', 'month'] as const).map((key) => ({ key, title: tools.say(SPANS[key]) }))}
            value={span}
            onChange={setSpan}
            label={say('多久', 'Time')}
          />
        </span>
      </Place>
      <Tabs
        tabs={(['endline', 'roaming', 'final', 'recheck'] as const).map((key) => ({
          key,
          title: tools.say(CHECK_KINDS[key]),
        }))}
        value={kind}
        onChange={setKind}
        label={say('检验', 'Check')}
      />
      {error !== null && <ErrorNote error={error} onRetry={() => void look()} />}
      {figures !== null && (
        <>
          <div className="qc-tiles">
            <Tile
              title={say('百件疵病数（DHU）', 'DHU')}
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
            <Tile title={say('一次合格率', 'First-pass yield')} note={figures.inspected === 0 ? none : ''}>
              {percent(figures.firstPass)}
            </Tile>
          </div>
          {figures.inspected === 0 ? (
            <Empty why={say('这段时间没有检验记录。', 'Nothing was inspected in this time.')} />
          ) : (
            <div className="qc-desk" data-two="true">
              <section className="qc-panel">
                <h2>{say('疵病排列', 'Pareto of defects')}</h2>
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
                {figures.bars.length === 0 ? (
                  <p className="qc-note">{say('没有疵病。', 'No defects.')}</p>
                ) : (
                  <>
                    <Pareto
                      bars={figures.bars}
                      titleOf={titleOf}
                      label={say('疵病排列图', 'Pareto of defects')}
                    />
                    <DataTable
                      rows={figures.bars}
                      keyOf={({ key }) => key ?? ''}
                      columns={[
                        { key: 'title', title: say('项', 'What'), text: titleOf },
                        { key: 'count', title: say('疵病数', 'Defects'), isNumber: true },
                        { key: 'share', title: say('占 %', 'Share %'), isNumber: true },
                        { key: 'cumulative', title: say('累计 %', 'Cumulative %'), isNumber: true },
                      ]}
                    />
                    <ExcelButton
                      name={say('疵病排列', 'Pareto')}
                      rows={figures.bars}
                      columns={[
                        { title: say('项', 'What'), value: titleOf },
                        { title: say('疵病数', 'Defects'), value: ({ count }) => count },
                        {
                          title: say('占 %', 'Share %'),
                          value: ({ share }) => (share === null ? null : Number(share)),
                        },
                        {
                          title: say('累计 %', 'Cumulative %'),
                          value: ({ cumulative }) => (cumulative === null ? null : Number(cumulative)),
                        },
                      ]}
                    />
                  </>
                )}
              </section>
              <section className="qc-panel">
                <h2>{say('每天的百件疵病数', 'DHU by day')}</h2>
                <Trend days={figures.days} label={say('每天的百件疵病数', 'DHU by day')} />
                <DataTable
                  rows={figures.days.toReversed()}
                  keyOf={({ day }) => day}
                  columns={[
                    { key: 'day', title: say('日', 'Day') },
                    { key: 'inspected', title: say('检验', 'Inspected'), isNumber: true },
                    { key: 'defectives', title: say('不良件', 'Defective'), isNumber: true },
                    { key: 'defects', title: say('疵病', 'Defects'), isNumber: true },
                    { key: 'dhu', title: 'DHU', isNumber: true, text: ({ dhu }) => dhu ?? '—' },
                    {
                      key: 'defective',
                      title: say('不良率', '% def.'),
                      isNumber: true,
                      text: ({ defective }) => percent(defective),
                    },
                  ]}
                />
                <p className="qc-row">
                  <a className="part-button" href="/a/quality/finding">
                    {say('看每一处疵病', 'Every defect')}
                  </a>
                  <a className="part-button" href="/a/quality/check">
                    {say('看每次检验', 'Every check')}
                  </a>
                </p>
              </section>
            </div>
          )}
        </>
      )}
    </div>
  );
}
