import { useEffect, useState } from 'react';
import { BigButton, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import type { Reportable, ReportWish } from './answers.ts';
import { STYLES } from './styles.ts';

interface ReportFormProps {
  readonly tools: PageTools;
  readonly onReport: (wish: ReportWish) => Promise<void>;
}

/** Order, operation, colour and size by choice, a number by thumb; what was chosen stays for the next one. */
export function ReportForm({ tools, onReport }: ReportFormProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [orders, setOrders] = useState<readonly Reportable[]>([]);
  const [order, setOrder] = useState('');
  const [operation, setOperation] = useState('');
  const [colour, setColour] = useState('');
  const [size, setSize] = useState('');
  const [pieces, setPieces] = useState('');
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    tools
      .kept<{ readonly orders: readonly Reportable[] }>('reportChoices')
      .then(({ answer }) => setOrders(answer.orders), setError);
  }, [tools]);
  const chosen = orders.find((one) => one.order === order) ?? null;
  const quantity = Number(pieces);
  const isReady = chosen !== null && operation !== '' && quantity > 0;
  const send = async (): Promise<void> => {
    try {
      await onReport({
        order,
        operation,
        quantity,
        ...(colour === '' ? {} : { colour }),
        ...(size === '' ? {} : { size }),
      });
      setPieces('');
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <form
      className="report"
      data-testid="report"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void send();
      }}
    >
      <style>{STYLES}</style>
      {error !== null && <ErrorNote error={error} />}
      <label>
        {say('哪一单', 'Order')}
        <select
          value={order}
          onChange={({ target }) => {
            setOrder(target.value);
            setOperation('');
            setColour('');
            setSize('');
          }}
        >
          <option value="">{say('请选', 'Choose')}</option>
          {orders.map(({ order: id, number, styleNumber, styleName }) => (
            <option key={id} value={id}>
              {[number, styleNumber, styleName].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('哪道工序', 'Operation')}
        <select value={operation} onChange={({ target }) => setOperation(target.value)}>
          <option value="">{say('请选', 'Choose')}</option>
          {chosen?.operations.map(({ operation: code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
      <Chips label={say('颜色', 'Colour')} all={chosen?.colours ?? []} value={colour} onChoose={setColour} />
      <Chips label={say('尺码', 'Size')} all={chosen?.sizes ?? []} value={size} onChoose={setSize} />
      <label>
        {say('做了几件', 'Pieces')}
        <input
          inputMode="numeric"
          autoComplete="off"
          data-testid="report-pieces"
          value={pieces}
          onChange={({ target }) => setPieces(target.value.replaceAll(/\D/g, '').slice(0, 5))}
        />
      </label>
      <BigButton isMain isDisabled={!isReady} onPress={send}>
        {say(`报 ${quantity} 件`, `Report ${quantity} pcs`)}
      </BigButton>
    </form>
  );
}

interface ChipsProps {
  readonly label: string;
  readonly all: readonly string[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** One of a few; touched again it is none: any of them. With one only there is nothing to choose. */
function Chips({ label, all, value, onChoose }: ChipsProps) {
  if (all.length < 2) return null;
  return (
    <div className="report-chips" role="group" aria-label={label}>
      <span>{label}</span>
      {all.map((one) => (
        <button
          key={one}
          type="button"
          className="part-button"
          aria-pressed={one === value}
          onClick={() => onChoose(one === value ? '' : one)}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
