import { useState } from 'react';
import { Answer, BigButton, ErrorNote, type PageProps, Place, Tile, useView } from '@selvedge/sdk/page';
import { MONTH_STATES } from '../fields/words.ts';
import { MonthSwitch } from './desk/MonthSwitch.tsx';
import { STYLES } from './desk/styles.ts';
import { useMonth } from './desk/useMonth.ts';
import type { Desk } from './month/answers.ts';
import { Lock } from './month/Lock.tsx';
import { Slip } from './month/Slip.tsx';
import { Workers } from './month/Workers.tsx';

const STATES = Object.keys(MONTH_STATES) as (keyof typeof MONTH_STATES)[];

/** A month of pay from the first scan to the lock. */
export default function MonthPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [month, setMonth] = useMonth(tools);
  const { answer: desk, error, again } = useView<Desk>(tools, 'monthDesk', { month });
  const [open, setOpen] = useState(() => new URLSearchParams(location.search).get('worker'));
  const [isLocking, setIsLocking] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const [said, setSaid] = useState<string | null>(null);
  const go = (next: string): void => {
    setMonth(next);
    setOpen(null);
    setIsLocking(false);
    setSaid(null);
    setRefused(null);
  };
  const check = async (): Promise<void> => {
    try {
      await tools.act('checkMonth', { month });
      setRefused(null);
      setSaid(say('考勤已重新取过，可以锁定了。', 'Attendance was taken anew; it may be locked.'));
      again();
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const worker = desk?.rows.find((row) => row.worker === open) ?? null;
  const listed = desk?.checks.filter(({ count }) => count > 0) ?? [];
  const at = desk === null ? -1 : STATES.indexOf(desk.state);
  return (
    <div
      className="desk-page-body"
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(null);
      }}
    >
      <style>{STYLES}</style>
      <Place>{say('回车看工资条 · Esc 关闭', 'Enter opens a payslip · Esc closes')}</Place>
      <div className="wage-bar">
        <MonthSwitch tools={tools} month={month} onChange={go} />
        <ol className="wage-steps" data-testid="month-state">
          {STATES.map((state, index) => (
            <li key={state} data-now={index === at} data-past={index < at}>
              {tools.say(MONTH_STATES[state])}
            </li>
          ))}
        </ol>
        {desk !== null && (
          <span className="wage-bar wage-push">
            {desk.state !== 'locked' && (
              <>
                <BigButton isMain={desk.state === 'open'} onPress={check}>
                  {say('核对', 'Check')}
                </BigButton>
                <BigButton
                  isMain={desk.state === 'checked'}
                  isDisabled={desk.state !== 'checked'}
                  onPress={() => setIsLocking(true)}
                >
                  {say('锁定…', 'Lock…')}
                </BigButton>
              </>
            )}
            <a className="part-button" href={`/a/wages/page/payslips?month=${month}`}>
              {say('打印工资条', 'Print payslips')}
            </a>
          </span>
        )}
      </div>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {refused !== null && <ErrorNote error={refused} />}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      {desk !== null && (
        <>
          {desk.isTrial && (
            <p className="wage-note" data-testid="month-trial">
              {say('这个月与纸并行，按纸上发。', 'This month runs beside the paper, which is paid.')}{' '}
              <a href={`/a/wages/page/beside?month=${month}`}>{say('看差异、切换', 'Differences, switch')}</a>
            </p>
          )}
          <div className="wage-tiles" data-testid="month-sums">
            <Tile title={say('人数', 'Workers')}>{desk.workers}</Tile>
            <Tile title={say('件数', 'Pieces')}>{desk.pieces}</Tile>
            <Tile title={say('应发', 'Gross')}>{desk.gross}</Tile>
            <Tile title={say('实发', 'Net')}>{desk.net}</Tile>
            {desk.latePieces > 0 && (
              <Tile
                title={say('其中补上月', 'Of last month')}
                note={say('锁定后才到的记录', 'Came after the lock')}
              >
                {desk.lateAmount}
              </Tile>
            )}
            {desk.state === 'locked' && (
              <Tile title={say('已签字', 'Signed')} note={desk.lockedBy ?? ''}>
                {desk.signed}/{desk.workers}
              </Tile>
            )}
          </div>
          {isLocking && desk.state !== 'locked' && (
            <Lock
              key={month}
              tools={tools}
              month={month}
              desk={desk}
              onCancel={() => setIsLocking(false)}
              onDone={() => {
                setIsLocking(false);
                setSaid(
                  say(
                    `${month} 已锁定，工资条可以打印、签字。`,
                    `${month} is locked; payslips may be printed and signed.`,
                  ),
                );
                again();
              }}
            />
          )}
          {listed.length > 0 && (
            <ul className="wage-checks" data-testid="month-checks">
              {listed.map(({ title, count, examples }) => (
                <li key={title.zh}>
                  <b>{tools.say(title)}</b> {count}
                  <small>
                    {examples.slice(0, EXAMPLES).join('、')}
                    {count > EXAMPLES && ' …'}
                  </small>
                </li>
              ))}
            </ul>
          )}
          <div className="wage-split" data-open={worker !== null}>
            <div className="desk-page-body">
              <Workers
                tools={tools}
                month={month}
                desk={desk}
                isSlim={worker !== null || innerWidth < PHONE}
                onOpen={(row) => setOpen(row.worker)}
              />
            </div>
            {worker !== null && (
              <Slip
                key={worker.worker}
                tools={tools}
                month={month}
                worker={worker}
                onClose={() => setOpen(null)}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

const EXAMPLES = 3;
/** CSS pixels below which a row shows who, how much, and what is odd. */
const PHONE = 700;
