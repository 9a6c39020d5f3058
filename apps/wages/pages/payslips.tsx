import { useState } from 'react';
import { Empty, ErrorNote, type PageProps, Place, useView } from '@selvedge/sdk/page';
import { LINE_WORDS, type MONTH_STATES, PER_WORDS } from '../fields/words.ts';
import { MonthSwitch } from './desk/MonthSwitch.tsx';
import { STYLES as DESK } from './desk/styles.ts';
import { useMonth } from './desk/useMonth.ts';
import type { Line, Worker } from './month/answers.ts';
import { STYLES } from './payslips/styles.ts';

interface Slips {
  readonly state: keyof typeof MONTH_STATES;
  readonly isTrial: boolean;
  readonly slips: readonly (Worker & { readonly lines: readonly Line[] })[];
}

/** Payslips on A4: several a sheet or one, `?month=…&worker=…`. */
export default function Payslips({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [month, setMonth] = useMonth(tools);
  const [worker, setWorker] = useState(() => new URLSearchParams(location.search).get('worker'));
  const [isOne, setIsOne] = useState(false);
  const [team, setTeam] = useState('');
  const { answer, error, again } = useView<Slips>(tools, 'payslipSheets', {
    month,
    ...(worker === null ? {} : { worker }),
  });
  const teams = [...new Set((answer?.slips ?? []).map(({ teamName }) => teamName ?? ''))].filter(Boolean);
  const slips = (answer?.slips ?? []).filter(({ teamName }) => team === '' || teamName === team);
  const mark =
    answer === null || answer.state === 'locked'
      ? null
      : answer.isTrial
        ? say('试算，按纸上发', 'on trial, the paper is paid')
        : say('未锁定，未定', 'not locked, not final');
  return (
    <>
      <style>{DESK + STYLES}</style>
      <Place>
        <span className="slips-bar">
          <MonthSwitch tools={tools} month={month} onChange={setMonth} />
          <select
            aria-label={say('一张纸几条', 'Slips a sheet')}
            value={isOne ? 'one' : 'many'}
            onChange={({ target }) => setIsOne(target.value === 'one')}
            data-testid="slips-each"
          >
            <option value="many">{say('一张纸多条', 'Several a sheet')}</option>
            <option value="one">{say('一人一张', 'One a sheet')}</option>
          </select>
          {teams.length > 1 && (
            <select
              aria-label={say('组', 'Team')}
              value={team}
              onChange={({ target }) => setTeam(target.value)}
            >
              <option value="">{say('所有组', 'All teams')}</option>
              {teams.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          )}
          {worker !== null && (
            <button type="button" className="part-button" onClick={() => setWorker(null)}>
              {say('所有人', 'Everybody')}
            </button>
          )}
        </span>
      </Place>
      {error !== null && <ErrorNote error={error} onRetry={again} />}
      {answer !== null && slips.length === 0 && (
        <Empty why={say('这个月没有工资条。', 'There are no payslips of this month.')} />
      )}
      <div className="slips" data-one={isOne} data-testid="slips">
        {slips.map((slip) => (
          <section key={slip.worker} className="slip" data-testid="payslip">
            <div className="slip-head">
              <span>
                {tools.org.title} {month} {say('工资条', 'payslip')}
              </span>
              <b>
                {slip.number} {slip.name}
              </b>
              <span>{slip.teamName}</span>
              {mark !== null && <span className="slip-mark">{mark}</span>}
              <span className="slip-net">
                {say('实发', 'Net')} {slip.net}
              </span>
            </div>
            <table>
              <thead>
                <tr>
                  <th>{say('项目', 'Line')}</th>
                  <th className="number">{say('件数', 'Pieces')}</th>
                  <th className="number">{say('工价', 'Price')}</th>
                  <th className="number">{say('金额', 'Amount')}</th>
                  <th>{say('怎么算的', 'How')}</th>
                </tr>
              </thead>
              <tbody>
                {slip.lines.map((line, index) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={index}>
                    <td>
                      {[
                        line.orderNumber,
                        line.name ?? tools.say(LINE_WORDS[line.kind]),
                        line.isLate ? say('补上月', 'last month') : null,
                      ]
                        .filter(Boolean)
                        .join(' ')}
                    </td>
                    <td className="number">{line.quantity}</td>
                    <td className="number">{priceOf(line)}</td>
                    <td className="number">{Number(line.amount).toFixed(2)}</td>
                    <td>{[tools.say(line.formula), line.reason].filter(Boolean).join(' · ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="slip-foot">
              <span>
                {say('件数', 'Pieces')} {slip.pieces}
              </span>
              <span>
                {say('应发', 'Gross')} {slip.gross}
              </span>
              <span>
                {say('扣款', 'Deductions')} {slip.deductions}
              </span>
              <span className="slip-sign">
                {say('本人签字', 'Signature')}{' '}
                {slip.signedAt === null
                  ? ''
                  : `${slip.signedAt.slice(0, 10)} ${say('手机已签', 'on the phone')}`}
              </span>
            </div>
          </section>
        ))}
      </div>
    </>
  );

  function priceOf({ price, per }: Line): string {
    if (price === null) return '';
    return `${Number(price)}${per === null || per === 'piece' ? '' : ` ${tools.say(PER_WORDS[per])}`}`;
  }
}
