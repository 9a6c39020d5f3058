import { useCallback, useEffect, useState } from 'react';
import { Answer, BigButton, Empty, ErrorNote, type PageProps, Scanner } from '@selvedge/sdk/page';
import { CARTON_STATES, type Chosen, type Content, type PackingList } from './parts/answers.ts';
import { PackGrid } from './parts/PackGrid.tsx';
import { STYLES } from './parts/styles.ts';

interface Found {
  readonly code: string;
  readonly pieces: number;
  readonly state: keyof typeof CARTON_STATES;
  readonly contents: readonly Content[];
}

const nothing = { cartons: '1', net: '', gross: '', measure: '' };

/** What goes into a carton and how many of them; what stands in the store; what leaves. */
export default function Pack({ tools }: PageProps) {
  const [orders, setOrders] = useState<Chosen['orders'] | null>(null);
  const [order, setOrder] = useState(() => new URLSearchParams(location.search).get('order') ?? '');
  const [list, setList] = useState<PackingList | null>(null);
  const [inside, setInside] = useState<Readonly<Record<string, string>>>({});
  const [facts, setFacts] = useState(nothing);
  const [said, setSaid] = useState<{ text: string; note?: string; mood: 'good' | 'look' } | null>(null);
  const [waybill, setWaybill] = useState('');
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });

  const look = useCallback(async (): Promise<void> => {
    const answer = await tools.view<Chosen>('toPack');
    setOrders(answer.orders);
    setList(order === '' ? null : await tools.view<PackingList>('packingList', { order }));
  }, [tools, order]);
  useEffect(() => {
    const again = (): void => void look().catch(setError);
    again();
    return tools.watch(again);
  }, [tools, look]);

  const lines = [...new Set(list?.cells.map(({ colour }) => colour))]
    .map((colour) => ({
      colour,
      sizes: Object.fromEntries(
        (list?.sizes ?? [])
          .map((size) => [size, Number(inside[`${colour} ${size}`] ?? '')] as const)
          .filter(([, pieces]) => pieces > 0),
      ),
    }))
    .filter(({ sizes }) => Object.keys(sizes).length > 0);
  const run = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
      setError(null);
      await look();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const put = (name: keyof typeof nothing, value: string): void => setFacts({ ...facts, [name]: value });
  const pack = run(async () => {
    const { cartons, net, gross, measure } = facts;
    const answer = await tools.act<{ from: number; to: number; pieces: number }>('packCartons', {
      order,
      inside: lines,
      cartons: Number(cartons) || 1,
      net: net || null,
      gross: gross || null,
      measure: measure || null,
    });
    const { from, to, pieces } = answer;
    setSaid({
      mood: 'good',
      text: say(`第 ${from}–${to} 箱 · ${pieces} 件`, `Cartons ${from}–${to} · ${pieces} pieces`),
    });
  });
  const ship = run(async () => {
    const { cartons, pieces, warnings } = await tools.act<{
      cartons: number;
      pieces: number;
      warnings: readonly { zh: string; en: string }[];
    }>('shipCartons', { order, waybill: waybill || null });
    const note = warnings.map((one) => tools.say(one)).join(' ');
    setSaid({
      mood: warnings.length > 0 ? 'look' : 'good',
      text: say(`出货 ${cartons} 箱 · ${pieces} 件`, `${cartons} cartons · ${pieces} pieces left`),
      note,
    });
  });
  const scan = (code: string): void =>
    void run(async () => {
      const { carton } = await tools.view<{ carton: Found | null }>('cartonByCode', { code });
      setSaid(
        carton === null
          ? { mood: 'look', text: say('没有这个箱码', 'No such carton'), note: code }
          : {
              mood: 'good',
              text: `${carton.code} · ${say(`${carton.pieces} 件`, `${carton.pieces} pieces`)} · ${tools.say(CARTON_STATES[carton.state])}`,
              note: carton.contents
                .map(({ colour, size, pieces }) => `${colour} ${size} ${pieces}`)
                .join(' · '),
            },
      );
    })();

  return (
    <>
      <style>{STYLES}</style>
      <div className="fin-fields">
        <label>
          {say('订单', 'Order')}
          <select value={order} onChange={(event) => setOrder(event.target.value)} data-testid="pack-order">
            <option value="">{say('请选择', 'Choose')}</option>
            {orders?.map((one) => (
              <option key={one.order} value={one.order}>
                {one.number} · {one.styleNumber}
              </option>
            ))}
          </select>
        </label>
        {order !== '' && (
          <a className="part-button" href={`/a/finishing/page/packing-list?order=${order}`}>
            {say('装箱单', 'Packing list')}
          </a>
        )}
      </div>
      {said !== null && <Answer mood={said.mood} text={said.text} note={said.note} isSilent />}
      {error !== null && <ErrorNote error={error} />}
      {orders !== null && list === null && (
        <Empty
          why={
            orders.length === 0
              ? say('没有在做的订单。', 'No order is being made.')
              : say('选一张订单，开始装箱。', 'Choose an order to pack.')
          }
        />
      )}
      {list !== null && (
        <>
          <section className="fin-panel">
            <h2>{say('每箱装', 'In each carton')}</h2>
            <PackGrid
              tools={tools}
              list={list}
              inside={inside}
              onInside={(key, value) => setInside({ ...inside, [key]: value })}
            />
            <div className="fin-fields">
              <label>
                {say('箱数', 'Cartons')}
                <input
                  inputMode="numeric"
                  value={facts.cartons}
                  onChange={(event) => put('cartons', event.target.value.replaceAll(/\D/g, ''))}
                  data-testid="pack-cartons"
                />
              </label>
              <label>
                {say('净重 kg', 'Net kg')}
                <input
                  inputMode="decimal"
                  value={facts.net}
                  onChange={(event) => put('net', event.target.value)}
                />
              </label>
              <label>
                {say('毛重 kg', 'Gross kg')}
                <input
                  inputMode="decimal"
                  value={facts.gross}
                  onChange={(event) => put('gross', event.target.value)}
                />
              </label>
              <label>
                {say('外箱尺寸 cm', 'Size cm')}
                <input
                  placeholder="60×40×35"
                  value={facts.measure}
                  onChange={(event) => put('measure', event.target.value)}
                />
              </label>
              <BigButton isMain isDisabled={lines.length === 0} onPress={pack}>
                {say('装箱', 'Pack')}
              </BigButton>
            </div>
          </section>
          <section className="fin-panel" data-testid="store">
            <h2>
              {say(`成品库：${list.stored} 箱`, `In the store: ${list.stored} cartons`)} ·{' '}
              {say(
                `共装 ${list.cartons} 箱 ${list.pieces} 件`,
                `${list.cartons} cartons, ${list.pieces} pieces packed`,
              )}
            </h2>
            <Scanner
              hasCamera={false}
              title={say('扫箱码', 'Scan a carton')}
              onScan={({ code }) => scan(code)}
            />
            {list.stored > 0 && (
              <div className="fin-fields">
                <label>
                  {say('运单号/车牌', 'Waybill')}
                  <input value={waybill} onChange={(event) => setWaybill(event.target.value)} />
                </label>
                <BigButton onPress={ship}>{say('在库的全部出货', 'Ship all that is stored')}</BigButton>
                <a className="part-button" href="/a/finishing/carton">
                  {say('挑箱、拆箱', 'Single cartons')}
                </a>
              </div>
            )}
          </section>
        </>
      )}
    </>
  );
}
