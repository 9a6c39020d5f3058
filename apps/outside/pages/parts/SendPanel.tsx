import { useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools, Scanner } from '@selvedge/sdk/page';
import type { Choices } from './answers.ts';

interface SendPanelProps {
  readonly tools: PageTools;
  readonly onDone: (consignment: string) => Promise<void>;
  readonly onCancel: () => void;
}

interface Partner {
  readonly id: string;
  readonly name: string;
}

const isTouched = (): boolean => matchMedia('(pointer: coarse)').matches;
const shown = (code: string): string => code.replace(/^.*\/t\//, '').slice(0, 12);

/** Whom, of which order, what for, due when; then ticket after ticket. */
export function SendPanel({ tools, onDone, onCancel }: SendPanelProps) {
  const [partners, setPartners] = useState<readonly Partner[]>([]);
  const [orders, setOrders] = useState<Choices['orders']>([]);
  const [partner, setPartner] = useState('');
  const [order, setOrder] = useState('');
  const [operations, setOperations] = useState<readonly string[]>([]);
  const [due, setDue] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [loose, setLoose] = useState({ colour: '', size: '', pieces: '' });
  const [error, setError] = useState<unknown>(null);
  const say = (zh: string, en: string): string => tools.say({ zh, en });

  useEffect(() => {
    Promise.all([
      tools.list('partner', { where: { isActive: true }, limit: 200 }),
      tools.view<Choices>('toSend'),
    ]).then(([{ items }, answer]) => {
      setPartners(items.map(({ id, name }) => ({ id, name: String(name) })));
      setOrders(answer.orders);
    }, setError);
  }, [tools]);

  const chosen = orders.find((one) => one.order === order);
  const pieces = Number(loose.pieces);
  const lines =
    pieces > 0 ? [{ colour: loose.colour.trim(), sizes: { [loose.size.trim()]: pieces } }] : undefined;
  const isReady = partner !== '' && order !== '' && (codes.length > 0 || lines !== undefined);

  async function send(): Promise<void> {
    try {
      const { consignment } = await tools.act<{ consignment: string }>('send', {
        partner,
        order,
        ...(operations.length > 0 ? { operations } : {}),
        ...(due === '' ? {} : { due }),
        codes,
        lines,
      });
      await onDone(consignment);
    } catch (thrown) {
      setError(thrown);
    }
  }

  return (
    <section className="out-panel" data-testid="send">
      <h2>{say('发外', 'Send out')}</h2>
      <label>
        {say('外发单位', 'Partner')}
        <select
          value={partner}
          onChange={(event) => setPartner(event.target.value)}
          data-testid="send-partner"
        >
          <option value="">{say('请选择', 'Choose')}</option>
          {partners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('订单', 'Order')}
        <select value={order} onChange={(event) => setOrder(event.target.value)} data-testid="send-order">
          <option value="">{say('请选择', 'Choose')}</option>
          {orders.map((one) => (
            <option key={one.order} value={one.order}>
              {one.number} · {one.styleNumber}
            </option>
          ))}
        </select>
      </label>
      {chosen !== undefined && chosen.operations.length > 0 && (
        <div className="out-field">
          {say('外做工序（不选 = 整件）', 'Operations (none = the whole garment)')}
          <div className="out-checks">
            {chosen.operations.map(({ code, title }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={operations.includes(code)}
                  onChange={(event) =>
                    setOperations((known) =>
                      event.target.checked ? [...known, code] : known.filter((one) => one !== code),
                    )
                  }
                />
                {code} {title}
              </label>
            ))}
          </div>
        </div>
      )}
      <label>
        {say('回货日期', 'Due back')}
        <input type="date" value={due} onChange={(event) => setDue(event.target.value)} />
      </label>
      <Scanner
        hasCamera={isTouched()}
        title={say('扫菲票，或输入扎号', 'Scan tickets, or type bundle numbers')}
        onScan={({ code }) => setCodes((known) => (known.includes(code) ? known : [...known, code]))}
      />
      {codes.length > 0 && (
        <ul className="out-chips" data-testid="send-codes">
          {codes.map((code) => (
            <li key={code}>
              {shown(code)}{' '}
              <button
                type="button"
                className="plain-button"
                aria-label={say('去掉', 'Remove')}
                onClick={() => setCodes((known) => known.filter((one) => one !== code))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="out-field">
        {say('没有菲票的件数', 'Pieces without tickets')}
        <div className="out-cell">
          <input
            placeholder={say('颜色', 'Colour')}
            value={loose.colour}
            onChange={(event) => setLoose({ ...loose, colour: event.target.value })}
          />
          <input
            placeholder={say('尺码', 'Size')}
            value={loose.size}
            onChange={(event) => setLoose({ ...loose, size: event.target.value })}
          />
          <input
            placeholder={say('件数', 'Pieces')}
            inputMode="numeric"
            value={loose.pieces}
            onChange={(event) => setLoose({ ...loose, pieces: event.target.value.replaceAll(/\D/g, '') })}
          />
        </div>
      </div>
      {error !== null && <ErrorNote error={error} />}
      <div className="out-actions">
        <BigButton isMain isDisabled={!isReady} onPress={send}>
          {codes.length > 0
            ? say(`发出 ${codes.length} 扎`, `Send ${codes.length} bundles`)
            : say('发出', 'Send')}
        </BigButton>
        <BigButton onPress={onCancel}>{say('取消', 'Cancel')}</BigButton>
      </div>
    </section>
  );
}
