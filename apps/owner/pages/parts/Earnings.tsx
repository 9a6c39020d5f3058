import { useState } from 'react';
import { ErrorNote, type PageTools, useView } from '@selvedge/sdk/page';
import type { Earning, EarningRow } from './answers.ts';
import { saying, yuan } from './saying.ts';
import { Table } from './Table.tsx';

/** What each order earns; each opens to what it is reckoned from. */
export function Earnings({
  tools,
  orders,
}: {
  readonly tools: PageTools;
  readonly orders: readonly EarningRow[];
}) {
  const [open, setOpen] = useState<string | null>(null);
  const say = saying(tools);
  if (orders.length === 0)
    return <p className="ow-note">{say('没有在做的单。', 'No order is being made.')}</p>;
  return (
    <>
      <p className="ow-note">
        {say(
          '加工费 − 计件工资（已做的和还要做的）− 外发 − 辅料',
          'Fee − piece wages (sewn and still to sew) − subcontract − trims',
        )}
      </p>
      <ul className="ow-list">
        {orders.map((row) => (
          <li key={row.order} className="ow-list">
            <button
              type="button"
              className="ow-row"
              aria-expanded={open === row.order}
              onClick={() => setOpen(open === row.order ? null : row.order)}
              data-testid="earning"
            >
              <div>
                <b>{row.number}</b>
                <span data-mood={Number(row.earns ?? 0) < 0 ? 'bad' : undefined}>
                  {row.earns === null
                    ? say('没填加工费', 'no fee written down')
                    : say(
                        `挣 ${yuan(row.earns)} 元 · 每件 ${row.perPiece ?? '—'}`,
                        `${yuan(row.earns)} · ${row.perPiece ?? '—'} a piece`,
                      )}
                </span>
              </div>
              <small>
                {row.customerName} · {say(`${row.pieces} 件`, `${row.pieces} pieces`)}
                {row.pending > 0 ? say(` · ${row.pending} 件没定价`, ` · ${row.pending} unpriced`) : ''}
              </small>
            </button>
            {open === row.order && <Behind tools={tools} order={row.order} />}
          </li>
        ))}
      </ul>
      <div className="ow-links">
        <a className="part-button" href="/a/owner/trim">
          {say('登记辅料费', 'Enter trims')}
        </a>
      </div>
    </>
  );
}

function Behind({ tools, order }: { readonly tools: PageTools; readonly order: string }) {
  const { answer, error } = useView<Earning>(tools, 'earning', { order });
  const say = saying(tools);
  if (answer === null) return error === null ? null : <ErrorNote error={error} />;
  const lines: readonly (readonly [string, string])[] = [
    [say('加工费', 'Fee'), answer.fee ?? '—'],
    [say('− 已做的计件', '− pieces sewn'), answer.wages],
    [say('− 还要做的计件', '− pieces to come'), answer.toCome],
    [say('− 外发', '− subcontract'), answer.outside],
    [say('− 辅料', '− trims'), answer.trims],
    [say('= 挣', '= earns'), answer.earns ?? '—'],
  ];
  return (
    <div className="ow-panel" data-testid="earning-behind">
      <Table
        label={say('怎么算的', 'How it is reckoned')}
        heads={[say('项目', 'Line'), say('元', 'Yuan')]}
        rows={lines}
        keyOf={([title]) => title}
        isMost={([title]) => title.startsWith('=')}
        cells={([title, amount]) => [title, amount]}
      />
      <Table
        label={say('计件工资', 'Piece wages')}
        heads={[say('工序', 'Operation'), say('件', 'Pieces'), say('已做', 'Sewn'), say('还要', 'To come')]}
        rows={answer.operations}
        keyOf={({ operation }) => operation}
        cells={({ operation, title, pieces, pending, amount, toCome }) => [
          `${operation} ${title ?? ''}`,
          pieces,
          pending > 0 ? say('没定价', 'unpriced') : amount,
          toCome,
        ]}
      />
      {answer.partners.length > 0 && (
        <Table
          label={say('外发', 'Subcontract')}
          heads={[say('外发', 'Subcontract'), say('件', 'Pieces'), say('元', 'Yuan')]}
          rows={answer.partners}
          keyOf={({ consignment, day }) => `${consignment} ${day}`}
          cells={({ consignment, number, partnerName, day, pieces, amount }) => [
            <a
              key="n"
              href={`/a/outside/consignment/${consignment}`}
            >{`${day.slice(5)} ${number} ${partnerName}`}</a>,
            pieces,
            amount ?? '—',
          ]}
        />
      )}
      {answer.bought.length > 0 && (
        <Table
          label={say('辅料', 'Trims')}
          heads={[say('辅料', 'Trims'), say('元', 'Yuan')]}
          rows={answer.bought}
          keyOf={({ trim }) => trim}
          cells={({ trim, day, what, amount }) => [
            <a key="t" href={`/a/owner/trim/${trim}`}>{`${day.slice(5)} ${what}`}</a>,
            amount,
          ]}
        />
      )}
    </div>
  );
}
