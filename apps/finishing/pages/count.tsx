import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, Empty, ErrorNote, type PageProps, Scanner } from '@selvedge/sdk/page';
import { type CountCell, type CountOrder, type Stage, STAGE_NAMES, STAGES } from './parts/answers.ts';
import { Pad } from './parts/Pad.tsx';
import { STYLES } from './parts/styles.ts';

const KEPT = 'finishing.stage';
const isStage = (word: string | null): word is Stage => STAGE_NAMES.some((one) => one === word);

interface Counted {
  readonly id: number;
  readonly text: string;
  readonly note: string;
  readonly entry: string;
}

/** Pieces of one colour and size done at a stage: three taps and a number. A badge says whose they are. */
export default function Count({ tools }: PageProps) {
  const [orders, setOrders] = useState<readonly CountOrder[] | null>(null);
  const [order, setOrder] = useState('');
  const [stage, setStage] = useState<Stage>(() => {
    const kept = localStorage.getItem(KEPT);
    return isStage(kept) ? kept : 'trim';
  });
  const [cell, setCell] = useState<CountCell | null>(null);
  const [badge, setBadge] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<Counted | null>(null);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });

  const look = useCallback(async (): Promise<void> => {
    const answer = await tools.view<{ orders: readonly CountOrder[] }>('counting');
    setOrders(answer.orders);
    setOrder((known) =>
      answer.orders.some((one) => one.order === known) ? known : (answer.orders[0]?.order ?? ''),
    );
  }, [tools]);
  useEffect(() => {
    const again = (): void => void look().catch(setError);
    again();
    return tools.watch(again);
  }, [tools, look]);

  const chosen = orders?.find((one) => one.order === order);
  const pieces = Number(typed);
  async function count(): Promise<void> {
    if (cell === null) return;
    const { colour, size } = cell;
    try {
      const { entry, done, name } = await tools.act<{ entry: string; done: number; name: string | null }>(
        'count',
        {
          order,
          colour,
          size,
          stage,
          pieces,
          ...(badge === null ? {} : { badge }),
        },
      );
      setLast({
        id: Date.now(),
        entry,
        text: say(`${colour} ${size} · ${pieces} 件`, `${colour} ${size} · ${pieces}`),
        note: say(
          `${STAGES[stage].zh} 共 ${done} 件${name === null ? '' : `，${name}`}`,
          `${STAGES[stage].en}: ${done} in all${name === null ? '' : `, ${name}`}`,
        ),
      });
      setTyped('');
      setError(null);
      await look();
    } catch (thrown) {
      setError(thrown);
    }
  }

  if (orders !== null && orders.length === 0)
    return (
      <Empty
        why={say(
          '还没有到后道的货：缝制产出一报，这里就有；水洗回来的先点数。',
          'Nothing came to finishing yet: it appears as sewing books its output; what was washed is counted first.',
        )}
      />
    );
  return (
    <>
      <style>{STYLES}</style>
      <select
        className="fin-pick"
        value={order}
        aria-label={say('订单', 'Order')}
        onChange={(event) => {
          setOrder(event.target.value);
          setCell(null);
        }}
        data-testid="count-order"
      >
        {orders?.map((one) => (
          <option key={one.order} value={one.order}>
            {one.number} · {one.styleNumber}
          </option>
        ))}
      </select>
      <div className="fin-stages">
        {STAGE_NAMES.map((name) => (
          <span key={name} style={{ display: 'grid' }} data-chosen={name === stage || undefined}>
            <BigButton
              isMain={name === stage}
              onPress={() => {
                setStage(name);
                localStorage.setItem(KEPT, name);
              }}
            >
              {tools.say(STAGES[name])}
            </BigButton>
          </span>
        ))}
      </div>
      <div className="fin-cells">
        {chosen?.cells.map((one) => (
          <button
            key={`${one.colour} ${one.size}`}
            type="button"
            aria-pressed={cell?.colour === one.colour && cell.size === one.size}
            onClick={() => setCell(one)}
            data-testid="count-cell"
          >
            <b>
              {one.colour} {one.size}
            </b>
            <small>
              {one.done[stage] ?? 0} / {one.came + one.found}
            </small>
          </button>
        ))}
      </div>
      {last !== null && error === null && (
        <Answer mood="good" id={last.id} text={last.text} note={last.note} />
      )}
      {error !== null && <ErrorNote error={error} />}
      <Pad
        tools={tools}
        typed={typed}
        onTyped={setTyped}
        isDisabled={cell === null || pieces === 0}
        confirm={say('报数', 'Book')}
        onDone={count}
      />
      <div className="fin-who">
        <span>
          {badge === null
            ? say('没有工牌：只报进度，不计件', 'No badge: progress only, nobody’s piece work')
            : say('已扫工牌', 'Badge scanned')}
        </span>
        {badge !== null && (
          <BigButton onPress={() => setBadge(null)}>{say('换人', 'Somebody else')}</BigButton>
        )}
      </div>
      {badge === null && (
        <Scanner
          hasCamera={false}
          title={say('扫工牌', 'Scan the badge')}
          onScan={({ code }) => setBadge(code)}
        />
      )}
    </>
  );
}
