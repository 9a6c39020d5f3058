import { useState } from 'react';
import { DataTable, ExcelButton, type PageTools, SearchBox, Tabs } from '@selvedge/sdk/page';
import { EXCEPTION_WORDS } from '../../fields/words.ts';
import { hoursOf } from '../desk/months.ts';
import type { Desk, Worker } from './answers.ts';

interface WorkersProps {
  readonly tools: PageTools;
  readonly month: string;
  readonly desk: Desk;
  /** Somebody is open beside it. */
  readonly isSlim: boolean;
  readonly onOpen: (worker: Worker) => void;
}

const money = (written: string): number => Number(written);

/** Everybody of the month: pieces, money, presence, and what is to be looked at. */
export function Workers({ tools, month, desk, isSlim, onOpen }: WorkersProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [shown, setShown] = useState<'all' | 'odd'>('all');
  const [sought, setSought] = useState('');
  const odd = desk.rows.filter(({ exceptions }) => exceptions.length > 0);
  const wanted = sought.trim().toLowerCase();
  const rows = (shown === 'odd' ? odd : desk.rows).filter(({ number, name, teamName }) =>
    `${number} ${name} ${teamName ?? ''}`.toLowerCase().includes(wanted),
  );
  const words = ({ exceptions }: Worker): string =>
    exceptions.map((one) => tools.say(EXCEPTION_WORDS[one])).join('、');
  const amount = (key: keyof Worker, zh: string, en: string) => ({
    key,
    title: say(zh, en),
    isNumber: true,
    text: (row: Worker) => (row[key] === '0.00' ? '' : String(row[key])),
  });
  const more = [
    { key: 'teamName', title: say('组', 'Team') },
    { key: 'pieces', title: say('件数', 'Pieces'), isNumber: true },
    amount('piecePay', '计件', 'Pieces pay'),
    amount('overtimePay', '加班', 'Overtime'),
    amount('otherPay', '其他', 'Other'),
    amount('deductions', '扣款', 'Less'),
    {
      key: 'minutes',
      title: say('出勤', 'Present'),
      isNumber: true,
      text: ({ minutes, overtime }: Worker) =>
        minutes === 0
          ? ''
          : `${hoursOf(minutes)}${overtime === 0 ? '' : say(` 含加班 ${hoursOf(overtime)}`, ` (${hoursOf(overtime)} over)`)}`,
    },
  ];
  return (
    <>
      <div className="wage-bar">
        <Tabs
          label={say('看哪些人', 'Whom to show')}
          value={shown}
          onChange={setShown}
          tabs={[
            { key: 'all', title: say('全部', 'Everybody'), count: desk.rows.length },
            { key: 'odd', title: say('要看的', 'To look at'), count: odd.length },
          ]}
        />
        <SearchBox value={sought} onChange={setSought} label={say('工号、姓名、组', 'Number, name, team')} />
        <ExcelButton
          name={say(`工资表 ${month}`, `Payroll ${month}`)}
          rows={desk.rows}
          columns={[
            { title: say('工号', 'Number'), value: ({ number }) => number },
            { title: say('姓名', 'Name'), value: ({ name }) => name },
            { title: say('组', 'Team'), value: ({ teamName }) => teamName },
            { title: say('件数', 'Pieces'), value: ({ pieces }) => pieces },
            { title: say('计件', 'By the piece'), value: ({ piecePay }) => money(piecePay) },
            { title: say('加班', 'Overtime'), value: ({ overtimePay }) => money(overtimePay) },
            { title: say('其他', 'Other'), value: ({ otherPay }) => money(otherPay) },
            { title: say('应发', 'Gross'), value: ({ gross }) => money(gross) },
            { title: say('扣款', 'Deductions'), value: ({ deductions }) => money(deductions) },
            { title: say('实发', 'Net'), value: ({ net }) => money(net) },
            { title: say('出勤（小时）', 'Present (hours)'), value: ({ minutes }) => minutes / 60 },
            { title: say('要看的', 'To look at'), value: words },
          ]}
        />
      </div>
      <DataTable
        rows={rows}
        keyOf={({ worker }) => worker}
        onOpen={onOpen}
        empty={say('没有人。', 'Nobody.')}
        columns={[
          { key: 'number', title: say('工号', 'Number') },
          {
            key: 'name',
            title: say('姓名', 'Name'),
            draw: (row) => (
              <button type="button" className="wage-open" onClick={() => onOpen(row)}>
                {row.name}
              </button>
            ),
          },
          ...(isSlim ? [] : more),
          amount('net', '实发', 'Net'),
          {
            key: 'exceptions',
            title: say('要看的', 'To look at'),
            text: words,
            draw: (row) => (
              <span className="wage-chips">
                {row.exceptions.map((one) => (
                  <span key={one} className="wage-chip" data-mood="look">
                    {tools.say(EXCEPTION_WORDS[one])}
                  </span>
                ))}
                {row.signedAt !== null && <span className="wage-chip">{say('已签字', 'signed')}</span>}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
