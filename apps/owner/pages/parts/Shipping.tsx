import { useState } from 'react';
import { ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import type { OrderRow, ShipOrder } from './answers.ts';
import { Table } from './Table.tsx';
import { saying } from './saying.ts';

interface ShippingProps {
  readonly tools: PageTools;
  readonly orders: readonly OrderRow[];
}

/** The orders behind the first sentence; each opens to its operations. */
export function Shipping({ tools, orders }: ShippingProps) {
  const [open, setOpen] = useState<string | null>(null);
  const say = saying(tools);
  if (orders.length === 0)
    return <p className="ow-note">{say('没有在做的单。', 'No order is being made.')}</p>;
  return (
    <ul className="ow-list">
      {orders.map((row) => (
        <li key={row.order} className="ow-list">
          <button
            type="button"
            className="ow-row"
            aria-expanded={open === row.order}
            onClick={() => setOpen(open === row.order ? null : row.order)}
            data-testid="order"
          >
            <div>
              <b>
                {row.number} {row.styleNumber}
              </b>
              <span
                data-mood={
                  row.verdict === 'late'
                    ? 'bad'
                    : row.verdict === 'unknown' || row.verdict === 'held'
                      ? 'look'
                      : undefined
                }
              >
                {verdictOf(tools, row)}
              </span>
            </div>
            {row.reason !== null && <span>{tools.say(row.reason)}</span>}
            <small>
              {say(
                `交期 ${row.due ?? '没定'} · 出了 ${row.out} / ${row.ordered} 件`,
                `due ${row.due ?? '—'} · ${row.out} of ${row.ordered} pieces out`,
              )}
            </small>
          </button>
          {open === row.order && <Operations tools={tools} order={row.order} />}
        </li>
      ))}
    </ul>
  );
}

function verdictOf(tools: PageTools, { verdict, late, day }: OrderRow): string {
  const say = saying(tools);
  switch (verdict) {
    case 'late':
      return say(`■ 晚 ${late} 天（${day}）`, `■ ${late} d late (${day})`);
    case 'unknown':
      return say('◆ 看不出', '◆ not known');
    case 'held':
      return say('◆ 暂停', '◆ held');
    case 'ready':
      return say(`● 车完了，${day} 能交`, `● sewn, ${day}`);
    case 'noDue':
      return say(`${day} 能交`, `can go ${day}`);
    case 'onTime':
      return say(`● ${day} 能交`, `● in time, ${day}`);
  }
}

function Operations({ tools, order }: { readonly tools: PageTools; readonly order: string }) {
  const { answer, error } = useView<ShipOrder>(tools, 'shipOrder', { order });
  const say = saying(tools);
  if (answer === null) return error === null ? null : <ErrorNote error={error} />;
  const most = Math.max(0, ...answer.operations.map(({ days }) => Number(days ?? 0)));
  const [last] = answer.days;
  return (
    <div className="ow-panel" data-testid="operations">
      <Table
        label={say('工序', 'Operations')}
        heads={[
          say('工序', 'Operation'),
          say('还剩', 'Left'),
          say('每天', 'A day'),
          say('人', 'People'),
          say('要几天', 'Days'),
        ]}
        rows={answer.operations}
        keyOf={({ code }) => code}
        isMost={({ days }) => most > 0 && Number(days ?? 0) === most}
        cells={({ code, title, remaining, pace, isGuessed, people, days }) => [
          `${code} ${title}`,
          remaining,
          pace === null ? '—' : `${isGuessed ? '≈' : ''}${Math.round(Number(pace))}`,
          people ?? '—',
          remaining === 0 ? '✓' : (days ?? '—'),
        ]}
      />
      {answer.operations.some(({ isGuessed }) => isGuessed) && (
        <p className="ow-note">
          {say(
            '≈ 还没开做或刚开做，按别的工序的速度估。',
            '≈ not or just begun: guessed from the pace of others.',
          )}
        </p>
      )}
      {last !== undefined && (
        <Table
          label={say('最近每天', 'Last days')}
          heads={[say('哪天', 'Day'), say('工序', 'Operation'), say('件', 'Pieces'), say('人', 'People')]}
          rows={answer.days.slice(0, 40)}
          keyOf={({ day, code }) => `${day} ${code}`}
          cells={({ day, title, pieces, people }) => [day.slice(5), title, pieces, people]}
        />
      )}
      <div className="ow-links">
        <a className="part-button" href={`/a/tracking/page/progress?order=${order}`}>
          {say('进度图', 'Progress')}
        </a>
        <a className="part-button" href={`/a/orders/order/${order}`}>
          {say('订单', 'The order')}
        </a>
      </div>
    </div>
  );
}
