import { useState } from 'react';
import { BigButton, DataTable, ErrorNote, ExcelButton, type PageTools, useView } from '@selvedge/sdk/page';
import { PER_WORDS, SCOPE_WORDS } from '../../fields/words.ts';
import type { PriceSheet, SheetRow } from './answers.ts';
import { isPrice, PriceCells, type Typed } from './PriceCells.tsx';

interface OrderSheetProps {
  readonly tools: PageTools;
  readonly order: string;
  readonly styleNumber: string | null;
  readonly maySet: boolean;
  readonly onDraft: (priceList: string) => void;
}

/** Prices of an order. What is typed becomes a draft; who gains and who loses is seen before it counts. */
export function OrderSheet({ tools, order, styleNumber, maySet, onDraft }: OrderSheetProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const { answer, error, again } = useView<PriceSheet>(tools, 'priceSheet', { order });
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [scope, setScope] = useState<'order' | 'style'>('order');
  const [size, setSize] = useState('');
  const [colour, setColour] = useState('');
  const [since, setSince] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  if (answer === null) return error === null ? null : <ErrorNote error={error} onRetry={again} />;
  const steps = answer.rows.filter(
    (row, index, all) => all.findIndex(({ operation }) => operation === row.operation) === index,
  );
  const filled = steps.flatMap((row) => {
    const value = row.isPending ? undefined : typed.get(row.operation);
    return value !== undefined && isPrice(value.price) ? [{ row, ...value }] : [];
  });
  const draft = async (): Promise<void> => {
    try {
      const { priceList } = await tools.act<{ priceList: string }>('draftPrices', {
        name: [answer.orderNumber, scope === 'style' ? styleNumber : null, say('调价', 'new prices')]
          .filter(Boolean)
          .join(' '),
        ...(since === '' ? {} : { since }),
        ...(reason.trim() === '' ? {} : { reason }),
        prices: filled.map(({ row, price, per }) => ({
          scope,
          ...(scope === 'order' ? { order } : { style: answer.style }),
          operation: row.operation,
          price,
          per,
          ...(size === '' ? {} : { size }),
          ...(colour === '' ? {} : { colour }),
        })),
      });
      onDraft(priceList);
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const where = ({ scope: from, size: of, colour: in_ }: SheetRow): string =>
    [from === null ? '' : tools.say(SCOPE_WORDS[from]), of, in_].filter(Boolean).join(' · ');
  const priced = ({ price, per }: SheetRow): string =>
    price === null
      ? say('待定价', 'pending')
      : `${Number(price)} ${per === null ? '' : tools.say(PER_WORDS[per])}`;
  return (
    <section className="wage-panel" data-testid="price-sheet">
      <div className="wage-bar">
        <h2>
          {answer.orderNumber}
          <small>{styleNumber}</small>
        </h2>
        <span className="wage-push">
          <ExcelButton
            name={say(`工价 ${answer.orderNumber ?? ''}`, `Prices ${answer.orderNumber ?? ''}`)}
            rows={answer.rows}
            columns={[
              { title: say('单号', 'Order no.'), value: () => answer.orderNumber },
              { title: say('工序号', 'Operation no.'), value: (row) => row.operation },
              { title: say('工序名称', 'Operation'), value: (row) => row.name },
              { title: say('尺码', 'Size'), value: (row) => row.size },
              { title: say('颜色', 'Colour'), value: (row) => row.colour },
              {
                title: say('工价', 'Price'),
                value: (row) => (row.price === null ? null : Number(row.price)),
              },
              {
                title: say('单位', 'Unit'),
                value: (row) => (row.per === null ? null : tools.say(PER_WORDS[row.per])),
              },
              { title: say('生效日期', 'From'), value: (row) => row.since },
            ]}
          />
        </span>
      </div>
      {refused !== null && <ErrorNote error={refused} />}
      {maySet && (
        <div className="wage-fields">
          <label>
            {say('生效日期（不填 = 从第一件）', 'From (none = first piece)')}
            <input
              type="date"
              value={since}
              onChange={({ target }) => setSince(target.value)}
              data-testid="since"
            />
          </label>
          <label>
            {say('算给', 'Holds for')}
            <select
              value={scope}
              onChange={({ target }) => setScope(target.value === 'style' ? 'style' : 'order')}
            >
              <option value="order">{say('本订单', 'This order')}</option>
              {answer.style !== null && (
                <option value="style">{say('本款所有订单', 'All orders of the style')}</option>
              )}
            </select>
          </label>
          <label>
            {say('尺码', 'Size')}
            <select value={size} onChange={({ target }) => setSize(target.value)} data-testid="price-size">
              <option value="">{say('全部', 'All')}</option>
              {answer.sizes.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <label>
            {say('颜色', 'Colour')}
            <select value={colour} onChange={({ target }) => setColour(target.value)}>
              <option value="">{say('全部', 'All')}</option>
              {answer.colours.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <label>
            {say('原因', 'Why')}
            <input value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
          <BigButton isMain isDisabled={filled.length === 0} onPress={draft}>
            {say(`看谁多谁少（${filled.length}）`, `See who gains (${filled.length})`)}
          </BigButton>
        </div>
      )}
      <DataTable
        rows={answer.rows}
        keyOf={(row) => [row.operation, row.size, row.colour, row.since, row.isLater].join('|')}
        columns={[
          {
            key: 'name',
            title: say('工序', 'Operation'),
            text: ({ operation, name }) => `${operation} ${name}`,
          },
          { key: 'sam', title: say('标准工时', 'SAM'), isNumber: true },
          { key: 'price', title: say('现价', 'Now'), isNumber: true, text: priced },
          {
            key: 'scope',
            title: say('来自', 'From'),
            text: (row) =>
              [where(row), row.since === null ? '' : say(`${row.since} 起`, `from ${row.since}`)]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'typed',
            title: say('新工价', 'New price'),
            text: () => '',
            draw: (row) =>
              row.isPending ? (
                say('在“待定价”里定', 'under “Pending”')
              ) : maySet && steps.includes(row) ? (
                <PriceCells
                  tools={tools}
                  label={row.name}
                  value={typed.get(row.operation) ?? { price: '', per: row.per ?? 'piece' }}
                  onChange={(value) => setTyped(new Map(typed).set(row.operation, value))}
                />
              ) : row.isLater ? (
                say('以后生效', 'later')
              ) : null,
          },
        ]}
      />
    </section>
  );
}
