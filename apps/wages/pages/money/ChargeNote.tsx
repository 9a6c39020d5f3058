import { useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { Charge } from './answers.ts';

interface ChargeNoteProps {
  readonly tools: PageTools;
  readonly charge: Charge;
  readonly isLocked: boolean;
  readonly onChange: () => Promise<void>;
}

/** Nothing is kept back for damage unless the worker accepts it (工资支付暂行规定 art. 16). */
export function ChargeNote({ tools, charge, isLocked, onChange }: ChargeNoteProps) {
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { extra, day, amount, reason, basis, answer } = charge;
  const give = (given: 'accepted' | 'contested') => async (): Promise<void> => {
    try {
      await tools.act('answerCharge', { extra, answer: given });
      setError(null);
      await onChange();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const state =
    answer === 'accepted'
      ? say('已认可', 'accepted')
      : answer === 'contested'
        ? say('不认可，不扣', 'contested, not kept back')
        : '';
  return (
    <>
      <Answer
        mood="look"
        isSilent
        text={`${say('赔偿扣款', 'Charge')} ${amount ?? '—'} ${say('元', 'yuan')}`}
        note={[day, reason, basis, state].filter(Boolean).join(' · ')}
      >
        {answer === null && !isLocked && (
          <>
            <BigButton onPress={give('accepted')}>{say('认可', 'Accept')}</BigButton>
            <BigButton onPress={give('contested')}>{say('不认可', 'Contest')}</BigButton>
          </>
        )}
      </Answer>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
