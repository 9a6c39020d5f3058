import { type ReactNode, useEffect, useState } from 'react';
import { Answer, BigButton, type PageTools } from '@selvedge/sdk/page';
import type { ReportAnswer, ReportWish } from '../report/answers.ts';

interface Last {
  readonly id: string;
  readonly quantity: number;
  readonly answer: ReportAnswer | null;
  readonly isUndone: boolean;
}

interface Reports {
  readonly send: (wish: ReportWish) => Promise<void>;
  /** What the last one came to, or nothing. */
  readonly latest: ReactNode;
  readonly today: ReportAnswer['today'];
}

/** Quantities that are reported here: on the device first, and shown again when the server has shared them out. */
export function useReports(tools: PageTools, badge: string | null): Reports {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [last, setLast] = useState<Last | null>(null);
  useEffect(
    () =>
      tools.onAnswered(({ action, input }, answer) => {
        // The shape is the promise of this app’s own action.
        if (action === 'report')
          setLast((known) =>
            known !== null && known.id === input['id'] ? { ...known, answer: answer as ReportAnswer } : known,
          );
      }),
    [tools],
  );
  async function send(wish: ReportWish): Promise<void> {
    const id = crypto.randomUUID();
    await tools.later(
      'report',
      { ...wish, id, ...(badge === null ? {} : { badge }) },
      { subject: wish.order, at: 'at', ahead: 'ahead' },
    );
    setLast({ id, quantity: wish.quantity, answer: null, isUndone: false });
  }
  async function undo({ answer }: Last): Promise<void> {
    for (const { record } of answer?.shares.toReversed() ?? [])
      await tools.act('undo', { record, ...(badge === null ? {} : { badge }) });
    setLast((known) => (known === null ? null : { ...known, isUndone: true }));
  }
  if (last === null || last.isUndone) return { send, latest: null, today: null };
  const { answer } = last;
  const latest = (
    <Answer
      mood={answer !== null && answer.left > 0 ? 'look' : 'good'}
      id={`${last.id} ${answer === null}`}
      text={say(`报 ${answer?.pieces ?? last.quantity} 件`, `${answer?.pieces ?? last.quantity} pcs`)}
      note={
        answer === null
          ? say('已记在本机，马上上报。', 'Kept on this device, on its way.')
          : [
              tools.say(answer.sentence),
              answer.shares.map(({ number, pieces }) => `${number} × ${pieces}`).join('、'),
            ]
              .filter(Boolean)
              .join(' · ')
      }
    >
      {answer !== null && answer.shares.length > 0 && (
        <BigButton onPress={() => undo(last)}>{say('撤销', 'Undo')}</BigButton>
      )}
    </Answer>
  );
  return { send, latest, today: answer?.today ?? null };
}
