import type { PageTools } from '@selvedge/sdk/page';
import type { Today } from './answers.ts';
import { saying } from './saying.ts';
import { Table } from './Table.tsx';

interface OutputProps {
  readonly tools: PageTools;
  readonly today: Today;
}

/** Which orders came out. */
export function Output({ tools, today }: OutputProps) {
  const say = saying(tools);
  if (today.orders.length === 0) return <p className="ow-note">{say('没有产出。', 'Nothing came out.')}</p>;
  return (
    <>
      <Table
        label={say('各单产出', 'Output by order')}
        heads={[say('订单', 'Order'), say('件', 'Pieces')]}
        rows={today.orders}
        keyOf={({ order }) => order}
        cells={({ order, number, pieces }) => [
          <a key="order" href={`/a/tracking/page/progress?order=${order}`}>
            {number ?? '—'}
          </a>,
          pieces,
        ]}
      />
      <div className="ow-links">
        <a className="part-button" href="/a/tracking/page/board">
          {say('各组看板', 'Teams on the board')}
        </a>
        <a
          className="part-button"
          href={`/a/tracking/record?where=${encodeURIComponent(JSON.stringify({ day: today.day }))}`}
        >
          {say('报工记录', 'Records')}
        </a>
      </div>
    </>
  );
}

const WHAT = {
  missing: { zh: '没来', en: 'missing' },
  leave: { zh: '请假', en: 'on leave' },
  late: { zh: '迟到', en: 'late' },
} as const;

/** Who is not here, or came late. */
export function People({ tools, today }: OutputProps) {
  const say = saying(tools);
  if (today.people.length === 0)
    return <p className="ow-note">{say('该来的都来了。', 'Everybody expected is here.')}</p>;
  return (
    <ul className="ow-list">
      {today.people.map(({ worker, name, team, what, minutes }) => (
        <li key={`${worker} ${what}`}>
          <a className="ow-row" href={`/a/people/worker/${worker}`}>
            <div>
              <b>{name}</b>
              <span data-mood={what === 'missing' ? 'bad' : undefined}>
                {tools.say(WHAT[what])}
                {minutes === null ? '' : say(` ${minutes} 分`, ` ${minutes} min`)}
              </span>
            </div>
            <small>{team ?? '—'}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
