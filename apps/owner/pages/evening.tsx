import { useState } from 'react';
import { ErrorNote, type PageProps, useView } from '@selvedge/sdk/page';
import type { Cost, EarningRow, Owed, Ship, Today, Trouble, WeekDay } from './parts/answers.ts';
import { CostBehind } from './parts/CostBehind.tsx';
import { Earnings } from './parts/Earnings.tsx';
import { Figure } from './parts/Figure.tsx';
import { Line } from './parts/Line.tsx';
import { Output, People } from './parts/Output.tsx';
import { OwedBehind } from './parts/OwedBehind.tsx';
import { count, saying, yuan } from './parts/saying.ts';
import { Shipping } from './parts/Shipping.tsx';
import { STYLES } from './parts/styles.ts';
import { Troubles } from './parts/Troubles.tsx';
import { tellsCost, Week } from './parts/Week.tsx';

type Name = 'ship' | 'today' | 'trouble' | 'output' | 'cost' | 'people' | 'earnings' | 'owed';

/** The owner's evening: three sentences, what is behind them, the figures, one picture of the week. */
export default function Evening({ tools }: PageProps) {
  const [open, setOpen] = useState<Name | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const say = saying(tools);
  const ship = useView<Ship>(tools, 'ship', {});
  const today = useView<Today>(tools, 'today', {});
  const trouble = useView<Trouble>(tools, 'trouble', {});
  const money = today.answer?.seesMoney === true ? {} : null;
  // The three sentences first.
  const isTold = [ship, today, trouble].every(({ answer, error }) => answer !== null || error !== null);
  const week = useView<{ days: readonly WeekDay[] }>(tools, 'week', isTold ? {} : null);
  const cost = useView<Cost>(tools, 'cost', money);
  const earnings = useView<{ orders: readonly EarningRow[] }>(tools, 'earnings', money);
  const owed = useView<Owed>(tools, 'receivables', money);
  const fault = ship.error ?? today.error ?? trouble.error;
  const toggle = (name: Name) => () => setOpen(open === name ? null : name);
  const spent = cost.answer === null ? '' : tools.say(cost.answer.sentence);
  const shipMood = ship.answer?.orders.some(({ verdict }) => verdict === 'late') === true ? 'bad' : 'good';
  const earned = earnings.answer?.orders.reduce((sum, { earns }) => sum + Number(earns ?? 0), 0) ?? null;
  const onDay = (wished: string): void => setDay(wished === day ? null : wished);
  return (
    <>
      <style>{STYLES}</style>
      {fault !== null && <ErrorNote error={fault} />}
      <div className="ow-lines">
        <Line
          name="ship"
          title={say('能不能交', 'Can we ship')}
          mood={shipMood}
          sentence={ship.answer === null ? null : tools.say(ship.answer.sentence)}
          isOpen={open === 'ship'}
          onToggle={toggle('ship')}
        >
          {ship.answer !== null && <Shipping tools={tools} orders={ship.answer.orders} />}
        </Line>
        <Line
          name="today"
          title={say('今天出了多少、花了多少', 'What today put out and cost')}
          mood="good"
          sentence={today.answer === null ? null : `${tools.say(today.answer.sentence)} ${spent}`.trim()}
          isOpen={open === 'today'}
          onToggle={toggle('today')}
        >
          {today.answer !== null && <Output tools={tools} today={today.answer} />}
          {cost.answer !== null && <CostBehind tools={tools} cost={cost.answer} />}
        </Line>
        <Line
          name="trouble"
          title={say('出了什么事', 'What went wrong')}
          mood={trouble.answer !== null && trouble.answer.troubles.length > 0 ? 'look' : 'good'}
          sentence={trouble.answer === null ? null : tools.say(trouble.answer.sentence)}
          isOpen={open === 'trouble'}
          onToggle={toggle('trouble')}
        >
          {trouble.answer !== null && <Troubles tools={tools} troubles={trouble.answer.troubles} />}
        </Line>
      </div>
      {today.answer !== null && (
        <div className="ow-figures">
          <Figure
            name="output"
            title={say('今天产出', 'Out today')}
            value={say(`${count(today.answer.output)} 件`, `${count(today.answer.output)} pieces`)}
            isOpen={open === 'output'}
            onToggle={toggle('output')}
          />
          <Figure
            name="people"
            title={say('来了几个人', 'People who came')}
            value={today.answer.came === null ? '—' : say(`${today.answer.came} 人`, `${today.answer.came}`)}
            note={
              today.answer.expected === null
                ? undefined
                : say(
                    `应到 ${today.answer.expected} · 现在在 ${today.answer.here ?? 0}`,
                    `of ${today.answer.expected} · here now ${today.answer.here ?? 0}`,
                  )
            }
            isOpen={open === 'people'}
            onToggle={toggle('people')}
          />
          {cost.answer !== null && (
            <Figure
              name="cost"
              title={say('今天花了', 'Cost today')}
              value={say(`${yuan(cost.answer.total)} 元`, `${yuan(cost.answer.total)} yuan`)}
              note={
                Number(cost.answer.outside) > 0
                  ? say(`外发 ${yuan(cost.answer.outside)}`, `outside ${yuan(cost.answer.outside)}`)
                  : undefined
              }
              isOpen={open === 'cost'}
              onToggle={toggle('cost')}
            />
          )}
          {earnings.answer !== null && (
            <Figure
              name="earnings"
              title={say('这些单能挣', 'These orders earn')}
              value={
                earned === null ? '—' : say(`${yuan(String(earned))} 元`, `${yuan(String(earned))} yuan`)
              }
              note={say(`${earnings.answer.orders.length} 单`, `${earnings.answer.orders.length} orders`)}
              isOpen={open === 'earnings'}
              onToggle={toggle('earnings')}
            />
          )}
          {owed.answer !== null && (
            <Figure
              name="owed"
              title={say('谁欠我', 'Who owes me')}
              value={say(`${yuan(owed.answer.owed)} 元`, `${yuan(owed.answer.owed)} yuan`)}
              note={
                Number(owed.answer.overdue) > 0
                  ? say(`过期 ${yuan(owed.answer.overdue)}`, `overdue ${yuan(owed.answer.overdue)}`)
                  : undefined
              }
              isOpen={open === 'owed'}
              onToggle={toggle('owed')}
            />
          )}
        </div>
      )}
      <div className="ow-list" data-testid="behind-figure">
        {open === 'output' && today.answer !== null && <Output tools={tools} today={today.answer} />}
        {open === 'people' && today.answer !== null && <People tools={tools} today={today.answer} />}
        {open === 'cost' && cost.answer !== null && <CostBehind tools={tools} cost={cost.answer} />}
        {open === 'earnings' && earnings.answer !== null && (
          <Earnings tools={tools} orders={earnings.answer.orders} />
        )}
        {open === 'owed' && owed.answer !== null && <OwedBehind tools={tools} owed={owed.answer} />}
      </div>
      {week.answer !== null && (
        <section className="ow-box">
          <h2>
            {say('这一周：每天出的件数', 'The week: pieces out each day')}
            {tellsCost(week.answer.days) ? say('，每件花多少元', ', cost of a piece') : ''}
          </h2>
          <Week tools={tools} days={week.answer.days} onDay={onDay} />
          {day !== null && <OneDay tools={tools} day={day} seesMoney={money !== null} />}
        </section>
      )}
      <div className="ow-links">
        <a className="part-button" href="/a/owner/report">
          {say('以前的日报', 'Earlier reports')}
        </a>
        {today.answer?.mayReport === true && (
          <a className="part-button" href="/a/owner/page/sending">
            {say('日报发到哪', 'Where the report goes')}
          </a>
        )}
      </div>
    </>
  );
}

/** A day of the week's picture. */
function OneDay({
  tools,
  day,
  seesMoney,
}: PageProps & { readonly day: string; readonly seesMoney: boolean }) {
  const today = useView<Today>(tools, 'today', { day });
  const cost = useView<Cost>(tools, 'cost', seesMoney ? { day } : null);
  return (
    <div className="ow-panel" data-testid="one-day">
      <h2>{day}</h2>
      {today.answer !== null && <Output tools={tools} today={today.answer} />}
      {cost.answer !== null && <CostBehind tools={tools} cost={cost.answer} />}
    </div>
  );
}
