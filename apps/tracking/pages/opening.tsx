import { useState } from 'react';
import { Answer, BigButton, Empty, ErrorNote, type PageProps, Place, useView } from '@selvedge/sdk/page';
import type { Bundle, Openings } from './opening/answers.ts';
import { Bundles } from './opening/Bundles.tsx';
import { STYLES } from './opening/styles.ts';

/** Bundles of a call, as many as the action takes. */
const MOST = 500;
const NONE: ReadonlySet<string> = new Set();

interface Said {
  readonly text: string;
  /** As it was before. */
  readonly before: readonly Bundle[];
}

/** Going live in the middle of an order: bundles are chosen, then the operation up to which they were sewn on paper. */
export default function Opening({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [order, setOrder] = useState(() => new URLSearchParams(location.search).get('order') ?? '');
  const { answer, error, again } = useView<Openings>(tools, 'openings', order === '' ? {} : { order });
  const [last, setLast] = useState<Openings | null>(null);
  const [chosen, setChosen] = useState(NONE);
  const [said, setSaid] = useState<Said | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  if (answer !== null && answer !== last) setLast(answer);
  // While another order is read, or the same again, what was there stays.
  const now = answer ?? last;
  if (now === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  const { orders, operations, bundles } = now;
  const open = (next: string): void => {
    history.replaceState(null, '', next === '' ? location.pathname : `${location.pathname}?order=${next}`);
    setOrder(next);
    setChosen(NONE);
    setSaid(null);
  };
  const mark = async (some: readonly Bundle[], until: string | null): Promise<void> => {
    const codes = some.map(({ number }) => number);
    for (let at = 0; at < codes.length; at += MOST)
      await tools.act('opening', {
        codes: codes.slice(at, at + MOST),
        ...(until === null ? {} : { until }),
      });
  };
  const trying = async (work: () => Promise<Said | null>): Promise<void> => {
    setIsBusy(true);
    try {
      setSaid(await work());
      setRefusal(null);
      setChosen(NONE);
    } catch (cause) {
      setRefusal(cause);
    }
    setIsBusy(false);
    again();
  };
  const book = (until: string | null, title: string): Promise<void> =>
    trying(async () => {
      const some = bundles.filter(({ id }) => chosen.has(id));
      await mark(some, until);
      const text =
        until === null
          ? say(`${some.length} 扎改为还没做`, `${some.length} bundles: not begun`)
          : say(`${some.length} 扎做到 ${title}`, `${some.length} bundles up to ${title}`);
      return { text, before: some };
    });
  const takeBack = ({ before }: Said): Promise<void> =>
    trying(async () => {
      for (const [until, some] of Map.groupBy(before, (one) => one.until)) await mark(some, until);
      return null;
    });
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        {say(
          '上线前在纸上做完的工序：选扎，再点做到哪道。期初不计薪。',
          'Sewn on paper before going live: choose bundles, then the last operation done. Opening counts are not paid.',
        )}
      </Place>
      <div className="opening-choice">
        <select
          value={order}
          onChange={({ target }) => open(target.value)}
          aria-label={say('订单', 'Order')}
          data-testid="opening-order"
        >
          <option value="">{say('选订单', 'Choose an order')}</option>
          {orders.map(({ id, number, styleNumber }) => (
            <option key={id} value={id}>
              {number} · {styleNumber}
            </option>
          ))}
        </select>
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refusal !== null && <ErrorNote error={refusal} />}
      {said !== null && (
        <Answer mood="good" text={said.text} isSilent>
          <BigButton onPress={() => takeBack(said)} isDisabled={isBusy}>
            {say('撤销', 'Undo')}
          </BigButton>
        </Answer>
      )}
      {orders.length === 0 && (
        <Empty
          why={say(
            '没有在做的单。先下达订单、给裁片捆扎出菲票。',
            'No order is sewn. Release one and print tickets for its bundles first.',
          )}
        />
      )}
      {order !== '' && bundles.length === 0 && answer !== null && (
        <Empty
          why={say(
            '这单还没有扎。在裁剪里按现有裁片捆扎，再来记期初。',
            'No bundles yet. Tie what is cut in Cutting, then come back.',
          )}
        />
      )}
      {order !== '' && bundles.length > 0 && (
        <div className="opening">
          <Bundles
            tools={tools}
            bundles={bundles}
            operations={operations}
            chosen={chosen}
            onChoose={setChosen}
          />
          <section className="opening-steps" aria-label={say('做到哪道', 'Sewn up to')}>
            <h2>
              {chosen.size === 0
                ? say('先选扎', 'Choose bundles first')
                : say(`选了 ${chosen.size} 扎，做到哪道？`, `${chosen.size} chosen: sewn up to?`)}
            </h2>
            {operations.map(({ code, title }) => (
              <button
                key={code}
                type="button"
                className="opening-step"
                disabled={chosen.size === 0 || isBusy}
                onClick={() => void book(code, title)}
              >
                <span>{code}</span> {title}
              </button>
            ))}
            <button
              type="button"
              className="opening-step"
              disabled={chosen.size === 0 || isBusy}
              onClick={() => void book(null, '')}
            >
              {say('还没做', 'Not begun')}
            </button>
          </section>
        </div>
      )}
    </>
  );
}
