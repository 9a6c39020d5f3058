import { useCallback, useEffect, useState } from 'react';
import { BigButton, Empty, ErrorNote, type PageProps } from '@selvedge/sdk/page';
import { INSPECTION_STATES } from '../fields/words.ts';
import type { Lot } from './parts/answers.ts';
import { BeginLot } from './parts/BeginLot.tsx';
import { LotAtHand } from './parts/LotAtHand.tsx';
import { STYLES } from './parts/styles.ts';
import { useStation } from './parts/useStation.ts';

/** Final inspections: a lot and its plan in words, pieces counted by several people at once, the verdict and a signature. */
export default function Final({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { station } = useStation(tools);
  const [lots, setLots] = useState<readonly Lot[] | null>(null);
  const [lot, setLot] = useState(() => new URLSearchParams(location.search).get('inspection'));
  const [again, setAgain] = useState<Lot | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const look = useCallback((): void => {
    tools.kept<{ lots: readonly Lot[] }>('lots').then(({ answer }) => {
      setLots(answer.lots);
      setError(null);
    }, setError);
  }, [tools]);
  useEffect(() => {
    look();
    return tools.watch(look);
  }, [tools, look]);

  const begin = (of: Lot | null): void => {
    setAgain(of);
    setBeginning(true);
  };
  if (station === null || lots === null)
    return error === null ? null : <ErrorNote error={error} onRetry={look} />;
  return (
    <>
      <style>{STYLES}</style>
      {lot !== null ? (
        <LotAtHand tools={tools} id={lot} station={station} onLeave={() => setLot(null)} />
      ) : isBeginning ? (
        <BeginLot
          tools={tools}
          orders={station.orders}
          again={again}
          onBegun={(id) => {
            setBeginning(false);
            setLot(id);
            look();
          }}
          onCancel={() => setBeginning(false)}
        />
      ) : (
        <>
          <BigButton isMain onPress={() => begin(null)}>
            {say('开始一批', 'Begin a lot')}
          </BigButton>
          {lots.length === 0 && (
            <Empty
              why={say(
                '还没有成品检验：货齐了就开始一批。',
                'No lot was inspected yet: begin one when the goods are together.',
              )}
            />
          )}
          <ul className="qc-list" data-testid="lots">
            {lots.map((one) => (
              <li key={one.id} className="qc-row">
                <button type="button" onClick={() => setLot(one.id)} data-testid="lot">
                  <b>
                    {one.orderNumber} #{one.ordinal} · {tools.say(INSPECTION_STATES[one.state])}
                  </b>
                  <small>
                    {say(
                      `${one.styleNumber ?? ''} · 批量 ${one.lot} 件 · 看了 ${one.inspected} / ${one.n}`,
                      `${one.styleNumber ?? ''} · lot of ${one.lot} · ${one.inspected} / ${one.n} looked at`,
                    )}
                  </small>
                </button>
                {one.state === 'rejected' && (
                  <button type="button" className="part-button" onClick={() => begin(one)}>
                    {say('返工后复检', 'Present again')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {error !== null && <ErrorNote error={error} onRetry={look} />}
    </>
  );
}
