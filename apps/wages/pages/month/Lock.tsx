import { useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { Desk } from './answers.ts';

interface LockProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly desk: Desk;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A lock is for ever: what it freezes is told before it is done. */
export function Lock({ tools, month, desk, onDone, onCancel }: LockProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const open = desk.checks.filter(({ count }) => count > 0);
  const [isAccepted, setIsAccepted] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const lock = async (): Promise<void> => {
    try {
      await tools.act('lockMonth', { month, acceptWarnings: isAccepted });
      onDone();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section className="wage-panel" data-testid="lock">
      <h2>{say(`锁定 ${month} 会定下这些，以后不再变动`, `Locking ${month} freezes this for ever`)}</h2>
      <ul className="wage-notices">
        <li>
          {say(
            `${desk.workers} 人的工资条，共 ${desk.pieces} 件，应发 ${desk.gross} 元，实发 ${desk.net} 元。`,
            `Payslips of ${desk.workers} workers: ${desk.pieces} pieces, gross ${desk.gross}, net ${desk.net} yuan.`,
          )}
        </li>
        {desk.latePieces > 0 && (
          <li>
            {say(
              `其中补上月 ${desk.latePieces} 件 ${desk.lateAmount} 元。`,
              `Among them ${desk.latePieces} pieces, ${desk.lateAmount} yuan, of months locked before.`,
            )}
          </li>
        )}
        {desk.pendingPieces > 0 && (
          <li data-mood="look">
            {say(
              `${desk.pendingPieces} 件还没工价：带到以后，有了价再发。`,
              `${desk.pendingPieces} pieces have no price: they are carried over and paid when they have one.`,
            )}
          </li>
        )}
        <li>
          {say(
            '锁定前最后一分钟和以后补的记录，下个月作“补上月”发，按原来的价。',
            'What is recorded in the last minute or later is paid next month as “last month”, at the old price.',
          )}
        </li>
      </ul>
      {open.length > 0 && (
        <label className="wage-bar">
          <input
            type="checkbox"
            checked={isAccepted}
            onChange={({ target }) => setIsAccepted(target.checked)}
            data-testid="lock-accept"
          />
          {say(
            `还有 ${open.length} 项要看的（${open.map(({ title, count }) => `${title.zh} ${count}`).join('、')}），看过了，照样锁定`,
            `Still listed: ${open.map(({ title, count }) => `${title.en} ${count}`).join(', ')}. Looked at; lock in spite of it`,
          )}
        </label>
      )}
      {error !== null && <ErrorNote error={error} />}
      <div className="wage-bar">
        <BigButton isMain isDisabled={open.length > 0 && !isAccepted} onPress={lock}>
          {say('锁定', 'Lock')}
        </BigButton>
        <BigButton onPress={onCancel}>{say('先不', 'Not yet')}</BigButton>
      </div>
    </section>
  );
}
