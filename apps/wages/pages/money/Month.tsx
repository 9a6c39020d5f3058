import { useState } from 'react';
import { BigButton, BigNumber, Empty, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { MonthAnswer } from './answers.ts';
import { Ask } from './Ask.tsx';
import { ChargeNote } from './ChargeNote.tsx';
import { OldNote } from './OldNote.tsx';
import { PayLine } from './PayLine.tsx';
import { Signature } from './Signature.tsx';
import { useAsked } from './useAsked.ts';

const STATES = {
  open: { zh: '待答复', en: 'waits for an answer' },
  corrected: { zh: '已更正', en: 'put right' },
  refused: { zh: '不予更正', en: 'stays as it is' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const;

/** The month as it stands, or its payslip. */
export function Month({ tools }: { tools: PageTools }) {
  const [month, setMonth] = useState(() => monthNow(tools.timeZone));
  const [isAsking, setIsAsking] = useState(false);
  const { known, error, again } = useAsked<MonthAnswer>(tools, 'myMonth', { month });
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const isLast = month >= monthNow(tools.timeZone);
  const head = (
    <div className="money-months">
      <BigButton onPress={() => setMonth(stepped(month, -1))}>◀</BigButton>
      <h2 className="money-head">{month}</h2>
      <BigButton isDisabled={isLast} onPress={() => setMonth(stepped(month, 1))}>
        ▶
      </BigButton>
    </div>
  );
  if (known === null)
    return (
      <>
        {head}
        {error !== null && <ErrorNote error={error} onRetry={() => void again()} />}
      </>
    );
  const { lines, charges, disputes, net, gross, deductions, pendingPieces, isLocked, isTrial } = known.answer;
  return (
    <>
      {head}
      {known.isOld && <OldNote tools={tools} at={known.at} />}
      <BigNumber
        title={isLocked ? say('实发（已锁定）', 'Net (locked)') : say('到现在', 'So far')}
        value={net}
        unit={say('元', 'yuan')}
        beside={`${say('应发', 'gross')} ${gross} · ${say('扣', 'less')} ${deductions}`}
      />
      {isTrial && (
        <p className="money-note" data-testid="money-trial">
          {say(
            '试算：这个月还按纸上发，两边不一样请告诉工资员。',
            'On trial: this month is still paid by the paper. Tell the wage clerk where the two differ.',
          )}
        </p>
      )}
      {pendingPieces > 0 && (
        <p className="money-note">
          {say(`另有 ${pendingPieces} 件还没定价。`, `${pendingPieces} more pieces have no price yet.`)}
        </p>
      )}
      {charges.map((charge) => (
        <ChargeNote key={charge.extra} tools={tools} charge={charge} isLocked={isLocked} onChange={again} />
      ))}
      {isLocked && (
        <Signature tools={tools} month={month} signedAt={known.answer.signedAt} onChange={again} />
      )}
      {lines.length === 0 ? (
        <Empty why={say('这个月还没有工资。', 'There is no pay in this month yet.')} />
      ) : (
        <ul className="money-rows" data-testid="pay-lines">
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <PayLine key={index} tools={tools} line={line} month={month} onChange={again} />
          ))}
        </ul>
      )}
      {disputes.length > 0 && <h3 className="money-head">{say('我的疑问', 'My questions')}</h3>}
      <ul className="money-rows">
        {disputes.map(({ dispute, question, state, answer }) => (
          <li key={dispute} className="money-row">
            <span>{question}</span>
            <small>{tools.say(STATES[state])}</small>
            {answer !== null && <span className="money-wide">{answer}</span>}
          </li>
        ))}
      </ul>
      {isAsking ? (
        <Ask
          tools={tools}
          about={{ month }}
          start=""
          onDone={async () => {
            setIsAsking(false);
            await again();
          }}
        />
      ) : (
        <BigButton onPress={() => setIsAsking(true)}>{say('对工资有疑问', 'Ask about my pay')}</BigButton>
      )}
    </>
  );
}

/** Of the factory's clocks. */
function monthNow(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return parts.format(Date.now()).slice(0, 7);
}

function stepped(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
