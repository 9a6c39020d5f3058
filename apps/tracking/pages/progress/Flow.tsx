import { type PageTools, Quantity } from '@selvedge/sdk/page';
import type { FlowOrder } from './answers.ts';
import { bottleneckOf } from './choosing.ts';

interface FlowProps {
  readonly order: FlowOrder;
  readonly today: string;
  readonly tools: PageTools;
  readonly onOpen: () => void;
}

/** An order as a row: each operation fills with what is done, and what waits stands before it. */
export function Flow({ order, today, tools, onOpen }: FlowProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { number, styleNumber, due, cut, finished, wip, rework, operations } = order;
  const worst = bottleneckOf(order);
  const isLate = due !== null && due < today;
  return (
    <article className="flow" data-testid="flow" data-order={number}>
      <button type="button" className="flow-head" onClick={onOpen}>
        <strong>{number}</strong>
        <span className="flow-muted">{styleNumber}</span>
        {due !== null && (
          <span className={isLate ? 'flow-late' : 'flow-muted'}>
            {isLate && '■ '}
            {say('交期', 'due')} {due.slice(5)}
          </span>
        )}
        <span className="flow-sum">
          {say('完成', 'finished')} <Quantity value={finished} /> /{' '}
          <Quantity value={cut} unit={say('件', 'pcs')} />
          {' · '}
          {say('在制', 'in work')} <Quantity value={wip} />
          {rework > 0 && ` · ${say('返工', 'repair')} ${rework}`}
        </span>
      </button>
      <ol className="flow-steps">
        {operations.map(({ code, title, done, waiting, cut: of }) => (
          <li
            key={code}
            data-worst={code === worst?.code}
            title={say(
              `${title}：已做 ${done}，等着 ${waiting}，共 ${of}`,
              `${title}: ${done} done, ${waiting} waiting, of ${of}`,
            )}
          >
            <span className="flow-bar">
              <i style={{ width: `${of > 0 ? (done / of) * 100 : 0}%` }} />
              <u style={{ width: `${of > 0 ? (waiting / of) * 100 : 0}%` }} />
            </span>
            <span className="flow-name">{title}</span>
            <span className="flow-count">
              {done}
              {waiting > 0 && <em>{say(`等 ${waiting}`, `+${waiting}`)}</em>}
            </span>
          </li>
        ))}
      </ol>
      {worst !== null && (
        <p className="flow-worst">
          ◐{' '}
          {say(
            `积压在“${worst.title}”：${worst.waiting} 件等着`,
            `Piling up before “${worst.title}”: ${worst.waiting} waiting`,
          )}
        </p>
      )}
    </article>
  );
}
