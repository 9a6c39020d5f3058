import { useEffect, useState } from 'react';
import { DataTable, Empty, ErrorNote, ExcelButton, type PageProps, Place } from '@selvedge/sdk/page';
import { type Chosen, inside, type PackingList, type Run } from './parts/answers.ts';
import { STYLES } from './parts/styles.ts';

interface Line extends Run {
  readonly colour: string;
}

/** A packing list on A4 and as Excel, `?order=…`. */
export default function PackingListPage({ tools }: PageProps) {
  const [orders, setOrders] = useState<Chosen['orders'] | null>(null);
  const [order, setOrder] = useState(() => new URLSearchParams(location.search).get('order') ?? '');
  const [list, setList] = useState<PackingList | null>(null);
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  useEffect(() => {
    const look = async (): Promise<void> => {
      setOrders((await tools.view<Chosen>('toPack')).orders);
      setList(order === '' ? null : await tools.view<PackingList>('packingList', { order }));
    };
    look().catch(setError);
  }, [tools, order]);

  const lines = (list?.runs ?? []).flatMap((run): Line[] =>
    [...new Set(run.contents.map(({ colour }) => colour))].map((colour) => ({ ...run, colour })),
  );
  const numbers = ({ from, to }: Run): string => (from === to ? String(from) : `${from}–${to}`);
  const sizes = list?.sizes ?? [];
  const isFirst = (line: Line): boolean => line.contents[0]?.colour === line.colour;
  return (
    <>
      <style>{STYLES}</style>
      <Place>
        <span className="fin-fields">
          <select value={order} onChange={(event) => setOrder(event.target.value)} data-testid="list-order">
            <option value="">{say('选一张订单', 'Choose an order')}</option>
            {list !== null && orders?.every((one) => one.order !== order) === true && (
              <option value={order}>{list.number}</option>
            )}
            {orders?.map((one) => (
              <option key={one.order} value={one.order}>
                {one.number} · {one.styleNumber}
              </option>
            ))}
          </select>
          {list !== null && lines.length > 0 && (
            <ExcelButton
              name={say(`装箱单 ${list.number}`, `Packing list ${list.number}`)}
              rows={lines}
              columns={[
                { title: say('箱号', 'Carton no.'), value: numbers },
                { title: say('箱数', 'Cartons'), value: (line) => (isFirst(line) ? line.cartons : null) },
                { title: say('颜色', 'Colour'), value: ({ colour }) => colour },
                ...sizes.map((size) => ({
                  title: size,
                  value: ({ contents, colour }: Line) => inside(contents, colour, size) || null,
                })),
                { title: say('每箱', 'In each'), value: (line) => (isFirst(line) ? line.each : null) },
                { title: say('件数', 'Pieces'), value: (line) => (isFirst(line) ? line.pieces : null) },
              ]}
            />
          )}
        </span>
      </Place>
      {error !== null && <ErrorNote error={error} />}
      {order === '' && <Empty why={say('选一张订单。', 'Choose an order.')} />}
      {list !== null && lines.length === 0 && (
        <Empty why={say('这一单还没有装箱。', 'Nothing of it is packed yet.')}>
          <a className="part-button" href={`/a/finishing/page/pack?order=${order}`}>
            {say('装箱', 'Pack')}
          </a>
        </Empty>
      )}
      {list !== null && lines.length > 0 && (
        <div className="fin-sheet" data-testid="packing-list">
          <p className="fin-total">
            <span>
              {say('订单', 'Order')} <b>{list.number}</b>
            </span>
            <span>
              {say('款号', 'Style')} <b>{list.styleNumber}</b>
            </span>
          </p>
          {list.marks !== null && <p className="fin-marks">{list.marks}</p>}
          <DataTable
            rows={lines}
            keyOf={({ from, colour }) => `${from} ${colour}`}
            columns={[
              { key: 'from', title: say('箱号', 'Carton no.'), text: numbers },
              {
                key: 'cartons',
                title: say('箱数', 'Cartons'),
                isNumber: true,
                text: (line) => (isFirst(line) ? String(line.cartons) : ''),
              },
              { key: 'colour', title: say('颜色', 'Colour') },
              ...sizes.map((size) => ({
                key: size,
                title: size,
                isNumber: true,
                text: ({ contents, colour }: Line) => String(inside(contents, colour, size) || ''),
              })),
              {
                key: 'each',
                title: say('每箱', 'In each'),
                isNumber: true,
                text: (line) => (isFirst(line) ? String(line.each) : ''),
              },
              {
                key: 'pieces',
                title: say('件数', 'Pieces'),
                isNumber: true,
                text: (line) => (isFirst(line) ? String(line.pieces) : ''),
              },
            ]}
          />
          <p className="fin-total" data-testid="packing-total">
            <b>
              {say(
                `共 ${list.cartons} 箱 ${list.pieces} 件`,
                `${list.cartons} cartons, ${list.pieces} pieces`,
              )}
            </b>
            <span>{say(`净重 ${list.net} kg`, `net ${list.net} kg`)}</span>
            <span>{say(`毛重 ${list.gross} kg`, `gross ${list.gross} kg`)}</span>
          </p>
          <h2>{say('与订单对照', 'Against the order')}</h2>
          <DataTable
            rows={list.cells}
            keyOf={({ colour, size }) => `${colour} ${size}`}
            columns={[
              { key: 'colour', title: say('颜色', 'Colour') },
              { key: 'size', title: say('尺码', 'Size') },
              { key: 'ordered', title: say('订单数', 'Ordered'), isNumber: true },
              { key: 'packed', title: say('已装箱', 'Packed'), isNumber: true },
              {
                key: 'over',
                title: say('多/少', 'Over/short'),
                isNumber: true,
                draw: ({ ordered, packed, most, least }) => {
                  const isWrong = (most !== null && packed > most) || (least !== null && packed < least);
                  const over = packed - ordered;
                  return (
                    <span className={isWrong ? 'fin-wrong' : undefined}>{over > 0 ? `+${over}` : over}</span>
                  );
                },
              },
            ]}
          />
        </div>
      )}
    </>
  );
}
