import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { TodayRow } from './answers.ts';
import { Ask } from './Ask.tsx';
import { yuan } from './Today.tsx';

interface TodayLineProps {
  readonly tools: PageTools;
  readonly row: TodayRow;
  readonly day: string;
  readonly onChange: () => Promise<void>;
}

const PER = {
  piece: { zh: '件', en: 'piece' },
  dozen: { zh: '打', en: 'dozen' },
  hundred: { zh: '百件', en: 'hundred' },
};

/** An operation of the day: pieces, price, money; the own count beside it, and a question when it is short. */
export function TodayLine({ tools, row, day, onChange }: TodayLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [count, setCount] = useState(row.tally === null ? '' : String(row.tally));
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { order, operation, name, pieces, tally, price, per, amount, isShared, orderNumber } = row;
  const missing = tally === null ? 0 : tally - pieces;

  async function keep(): Promise<void> {
    try {
      await tools.act('keepTally', { day, order, operation, quantity: Number(count) });
      setError(null);
      setIsOpen(false);
      await onChange();
    } catch (thrown) {
      setError(thrown);
    }
  }

  return (
    <li className="money-row">
      <strong>
        {name ?? operation}
        {isShared && ` · ${say('集体', 'group')}`}
      </strong>
      <strong>
        {pieces} {say('件', 'pcs')}
      </strong>
      <small>
        {orderNumber} ·{' '}
        {price === null
          ? say('待定价', 'no price yet')
          : `${Number(price)} ${say('元', 'yuan')}/${tools.say(PER[per ?? 'piece'])}`}
      </small>
      <small>{amount === null ? '—' : `${yuan(amount)} ${say('元', 'yuan')}`}</small>
      {missing > 0 && (
        <span className="money-wide money-short">
          {say(
            `自己记了 ${tally} 件，系统里 ${pieces} 件：少了 ${missing} 件？`,
            `You counted ${tally}, the system ${pieces}: short of ${missing}?`,
          )}
        </span>
      )}
      <span className="money-wide">
        {!isOpen && (
          <button type="button" className="money-link" onClick={() => setIsOpen(true)}>
            {tally === null
              ? say('记自己的数', 'Keep my own count')
              : say(`自己记 ${tally} 件`, `My count: ${tally}`)}
          </button>
        )}{' '}
        {missing > 0 && !isAsking && (
          <button type="button" className="money-link" onClick={() => setIsAsking(true)}>
            {say('少了，问一下', 'Ask about it')}
          </button>
        )}
        {isOpen && (
          <span className="money-tally">
            <input
              inputMode="numeric"
              aria-label={say('自己记的件数', 'My own count')}
              value={count}
              onChange={({ target }) => setCount(target.value.replaceAll(/\D/g, ''))}
            />
            <BigButton isMain isDisabled={count === ''} onPress={keep}>
              {say('记下', 'Keep')}
            </BigButton>
            <BigButton onPress={() => setIsOpen(false)}>{say('不记', 'Cancel')}</BigButton>
          </span>
        )}
        {isAsking && (
          <Ask
            tools={tools}
            about={{ day, order, operation, month: day.slice(0, 7) }}
            start={say(`少了 ${missing} 件，请查。`, `${missing} pieces are missing, please look.`)}
            onDone={async () => {
              setIsAsking(false);
              await onChange();
            }}
          />
        )}
        {error !== null && <ErrorNote error={error} />}
      </span>
    </li>
  );
}
