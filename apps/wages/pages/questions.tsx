import { useState } from 'react';
import {
  Answer,
  DataTable,
  ErrorNote,
  ExcelButton,
  type PageProps,
  Place,
  Tabs,
  useView,
} from '@selvedge/sdk/page';
import { DISPUTE_STATES } from '../fields/words.ts';
import { MonthSwitch } from './desk/MonthSwitch.tsx';
import { STYLES } from './desk/styles.ts';
import { lastOf } from './desk/months.ts';
import { useMonth } from './desk/useMonth.ts';
import type { Questions, Tallies } from './questions/answers.ts';
import { Case } from './questions/Case.tsx';

type Shown = 'open' | 'all' | 'tallies';

/** What workers ask about their pay, and where they counted more than the system; no amounts for who may not see them. */
export default function QuestionsPage({ tools }: PageProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [shown, setShown] = useState<Shown>('open');
  const [month, setMonth] = useMonth(tools);
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const asked = useView<Questions>(tools, 'questions', { all: shown === 'all' });
  const tallies = useView<Tallies>(tools, 'tallies', { from: `${month}-01`, to: lastOf(month) });
  const question = asked.answer?.rows.find(({ dispute }) => dispute === open) ?? null;
  const rows = tallies.answer?.rows ?? [];
  return (
    <>
      <style>{STYLES}</style>
      <Place>{say('自己记的和系统的放在一起看', 'Own count beside the system’s')}</Place>
      {[asked, tallies].map(
        ({ error, again }, index) =>
          // oxlint-disable-next-line react/no-array-index-key
          error !== null && <ErrorNote key={index} error={error} onRetry={again} />,
      )}
      {said !== null && <Answer mood="good" isSilent text={said} />}
      <Tabs
        label={say('疑问和对账', 'Questions and tallies')}
        value={shown}
        onChange={(next) => {
          setShown(next);
          setOpen(null);
          setSaid(null);
        }}
        tabs={[
          {
            key: 'open',
            title: say('待答复', 'Open'),
            count: asked.answer?.rows.filter(({ state }) => state === 'open').length ?? 0,
          },
          { key: 'all', title: say('全部疑问', 'All questions') },
          { key: 'tallies', title: say('对账差异', 'Tallies that differ'), count: rows.length },
        ]}
      />
      {shown === 'tallies' ? (
        <>
          <div className="wage-bar">
            <MonthSwitch tools={tools} month={month} onChange={setMonth} />
            <ExcelButton
              name={say(`对账差异 ${month}`, `Tallies ${month}`)}
              rows={rows}
              columns={[
                { title: say('日期', 'Day'), value: ({ day }) => day },
                { title: say('工号', 'Number'), value: ({ number }) => number },
                { title: say('姓名', 'Name'), value: ({ name }) => name },
                { title: say('单号', 'Order no.'), value: ({ orderNumber }) => orderNumber },
                {
                  title: say('工序', 'Operation'),
                  value: ({ operationName, operation }) => operationName ?? operation,
                },
                { title: say('自己记的', 'Own'), value: ({ own }) => own },
                { title: say('系统里的', 'System'), value: ({ system }) => system },
              ]}
            />
          </div>
          <DataTable
            rows={rows}
            keyOf={(row) => `${row.worker} ${row.day} ${row.order} ${row.operation}`}
            empty={say('没有对不上的。', 'All tallies agree.')}
            columns={[
              { key: 'day', title: say('日期', 'Day') },
              { key: 'number', title: say('工号', 'Number') },
              { key: 'name', title: say('姓名', 'Name') },
              { key: 'orderNumber', title: say('单号', 'Order') },
              {
                key: 'operationName',
                title: say('工序', 'Operation'),
                text: ({ operationName, operation }) => operationName ?? operation,
              },
              { key: 'own', title: say('自己记的', 'Own'), isNumber: true },
              { key: 'system', title: say('系统里的', 'System'), isNumber: true },
              {
                key: 'short',
                title: say('差', 'Short'),
                isNumber: true,
                text: ({ own, system }) => String(own - system),
              },
            ]}
          />
        </>
      ) : (
        <div className="wage-split" data-open={question !== null}>
          <DataTable
            rows={asked.answer?.rows ?? []}
            keyOf={({ dispute }) => dispute}
            onOpen={({ dispute }) => setOpen(dispute)}
            empty={
              asked.answer === null
                ? undefined
                : say('没有待答复的疑问。', 'No question waits for an answer.')
            }
            columns={[
              {
                key: 'name',
                title: say('员工', 'Worker'),
                draw: (row) => (
                  <button type="button" className="wage-open" onClick={() => setOpen(row.dispute)}>
                    {row.number} {row.name}
                  </button>
                ),
              },
              { key: 'day', title: say('日期', 'Day'), text: ({ day, month: of }) => day ?? of },
              { key: 'question', title: say('疑问', 'Question') },
              {
                key: 'state',
                title: say('状态', 'State'),
                text: ({ state }) => tools.say(DISPUTE_STATES[state]),
              },
            ]}
          />
          {question !== null && (
            <Case
              key={question.dispute}
              tools={tools}
              question={question}
              mayPay={asked.answer?.mayPay ?? false}
              onClose={() => setOpen(null)}
              onDone={(words) => {
                setSaid(words);
                setOpen(null);
                asked.again();
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
