import { useState } from 'react';
import { BigButton, type PageTools, SearchBox, useView } from '@selvedge/sdk/page';
import { fitting, type Hand } from '../desk/hands.ts';
import { momentOf } from '../desk/times.ts';
import { headOf, type HeldScan, timesOf } from './held.ts';

interface DecideHeldProps {
  readonly scan: HeldScan;
  readonly tools: PageTools;
  readonly onDecide: (input: Readonly<Record<string, unknown>>, said: string) => Promise<void>;
  readonly onCancel: () => void;
}

const SHOWN = 6;

/** All that is known of a held scan, and the three ways to end it. */
export function DecideHeld({ scan, tools, onDecide, onCancel }: DecideHeldProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [worker, setWorker] = useState<Hand | null>(null);
  const [operation, setOperation] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const { held, remaining, instead, isKnown, operations, choices, number, because } = scan;
  const isWho = isKnown || worker !== null;
  const needsOperation = operations.length === 0;
  const needsTicket = because === 'unknown' || because === 'void';
  const isReady =
    isWho && (!needsOperation || operation !== null || needsTicket) && (!needsTicket || code !== '');
  const decide = (decision: string, said: string): Promise<void> =>
    onDecide(
      {
        held,
        decision,
        ...(worker === null ? {} : { worker: worker.id }),
        ...(operation === null ? {} : { operations: [operation] }),
        ...(code === '' ? {} : { code }),
        ...(reason === '' ? {} : { reason }),
      },
      said,
    );
  const name = worker?.name ?? scan.name ?? '';
  return (
    <section className="morning-book" data-testid="decide-held">
      <h2>{headOf(scan, tools)}</h2>
      <p className="morning-why">{tools.say(scan.said)}</p>
      <p className="morning-when">{timesOf(scan, tools)}</p>
      {instead.length > 0 && (
        <ul className="morning-instead">
          {instead.map((one) => (
            <li key={one.record}>
              {say(
                `${one.name} 报了 ${one.title} ${one.pieces} 件，${momentOf(one.at, tools)}`,
                `${one.name} booked ${one.title}, ${one.pieces} pcs, ${momentOf(one.at, tools)}`,
              )}
            </li>
          ))}
        </ul>
      )}
      {!isKnown && <WhoChoice tools={tools} chosen={worker} onChoose={setWorker} />}
      {needsTicket && (
        <label className="morning-field">
          {say('是哪扎（扎号）', 'Which bundle (number)')}
          <input autoComplete="off" value={code} onChange={({ target }) => setCode(target.value.trim())} />
        </label>
      )}
      {needsOperation && choices.length > 0 && (
        <p className="morning-hands">
          {choices.map((one) => (
            <BigButton
              key={one.operation}
              isMain={one.operation === operation}
              onPress={() => setOperation(one.operation)}
            >
              {one.title} <small>{one.remaining}</small>
            </BigButton>
          ))}
        </p>
      )}
      <label className="morning-field">
        {say('原因（不算时要写）', 'Why (needed to refuse)')}
        <input autoComplete="off" value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <p className="morning-hands">
        <BigButton
          isMain
          isDisabled={!isReady || remaining === 0}
          onPress={() => decide('accept', say(`补报给 ${name}`, `Booked for ${name}`))}
        >
          {remaining === null || remaining === 0
            ? say('补报剩下的', 'Book what remains')
            : say(`补报剩下的 ${remaining} 件`, `Book the ${remaining} left`)}
        </BigButton>
        {instead.length > 0 && (
          <BigButton
            isDisabled={!isReady}
            onPress={() => decide('give', say(`改给 ${name} 了`, `Given to ${name}`))}
          >
            {say(`改给 ${name}`, `Give to ${name}`)}
          </BigButton>
        )}
        <BigButton
          isDisabled={reason.trim() === ''}
          onPress={() =>
            decide('refuse', say(`不算：${number ?? ''} ${reason}`, `Refused: ${number ?? ''} ${reason}`))
          }
        >
          {say('不算', 'Refuse')}
        </BigButton>
        <BigButton onPress={onCancel}>{say('返回', 'Back')}</BigButton>
      </p>
    </section>
  );
}

interface WhoChoiceProps {
  readonly tools: PageTools;
  readonly chosen: Hand | null;
  readonly onChoose: (hand: Hand) => void;
}

function WhoChoice({ tools, chosen, onChoose }: WhoChoiceProps) {
  const { answer } = useView<{ readonly workers: readonly Hand[] }>(tools, 'hands');
  const [search, setSearch] = useState('');
  return (
    <>
      <SearchBox
        value={search}
        onChange={setSearch}
        label={tools.say({ zh: '是谁：姓名或工号', en: 'Who: name or number' })}
      />
      <p className="morning-hands">
        {fitting(answer?.workers ?? [], search)
          .slice(0, SHOWN)
          .map((hand) => (
            <BigButton key={hand.id} isMain={hand.id === chosen?.id} onPress={() => onChoose(hand)}>
              {hand.name} <small>{hand.number}</small>
            </BigButton>
          ))}
      </p>
    </>
  );
}
