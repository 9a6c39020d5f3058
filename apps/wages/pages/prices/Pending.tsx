import { useState } from 'react';
import { BigButton, DataTable, Empty, ErrorNote, type PageTools } from '@selvedge/sdk/page';
import { PER_WORDS } from '../../fields/words.ts';
import type { UnpricedRow } from './answers.ts';
import { isPrice, PriceCells, type Typed } from './PriceCells.tsx';

interface PendingProps {
  readonly tools: PageTools;
  readonly rows: readonly UnpricedRow[];
  readonly maySet: boolean;
  readonly onDone: (said: string) => void;
}

const keyOf = ({ order, operation }: UnpricedRow): string => `${order} ${operation}`;

/** Operations without a price, those that are sewn already first; one save prices all of them from the first piece. */
export function Pending({ tools, rows, maySet, onDone }: PendingProps) {
  const say = (zh: string, en: string): string => tools.say({ zh, en });
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const filled = rows.flatMap((row) => {
    const value = typed.get(keyOf(row));
    return value !== undefined && isPrice(value.price) ? [{ row, ...value }] : [];
  });
  const put = (row: UnpricedRow, value: Typed): void => setTyped(new Map(typed).set(keyOf(row), value));
  const suggested = rows.filter((row) => row.suggested !== null && !typed.has(keyOf(row)));
  const save = async (): Promise<void> => {
    try {
      const prices = filled.map(({ row, price, per }) => ({
        scope: 'order',
        order: row.order,
        operation: row.operation,
        price,
        per,
      }));
      await tools.act('setPending', { prices });
      setTyped(new Map());
      setError(null);
      onDone(
        say(
          `${prices.length} 道工序已定价，从第一件算起。`,
          `${prices.length} operations have their price, from the first piece.`,
        ),
      );
    } catch (thrown) {
      setError(thrown);
    }
  };
  if (rows.length === 0) return <Empty why={say('没有待定价的工序。', 'Every operation has a price.')} />;
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      {maySet && (
        <div className="wage-bar">
          <BigButton isMain isDisabled={filled.length === 0} onPress={save}>
            {say(`保存 ${filled.length} 个工价`, `Save ${filled.length} prices`)}
          </BigButton>
          {suggested.length > 0 && (
            <BigButton
              onPress={() =>
                setTyped(
                  new Map([
                    ...typed,
                    ...suggested.map(
                      (row) =>
                        [
                          keyOf(row),
                          { price: trimmed(row.suggested), per: row.suggestedPer ?? 'piece' },
                        ] as const,
                    ),
                  ]),
                )
              }
            >
              {say(`照以前的填 ${suggested.length} 个`, `Fill ${suggested.length} in as before`)}
            </BigButton>
          )}
          <span className="wage-note">
            {say(
              '回车到下一行。没保存之前什么都不变。',
              'Enter goes to the next row. Nothing changes before it is saved.',
            )}
          </span>
        </div>
      )}
      <div className="wage-pending">
        <DataTable
          rows={rows}
          keyOf={keyOf}
          columns={[
            { key: 'orderNumber', title: say('单号', 'Order') },
            { key: 'styleNumber', title: say('款号', 'Style') },
            {
              key: 'name',
              title: say('工序', 'Operation'),
              text: ({ operation, name }) => `${operation} ${name}`,
            },
            { key: 'sam', title: say('标准工时', 'SAM'), isNumber: true },
            {
              key: 'pieces',
              title: say('已做件数', 'Sewn already'),
              isNumber: true,
              text: ({ pieces }) => (pieces === 0 ? '' : say(`${pieces} 件`, `${pieces} pcs`)),
            },
            {
              key: 'suggested',
              title: say('以前的价', 'Before'),
              isNumber: true,
              text: ({ suggested: before, suggestedPer }) =>
                before === null
                  ? ''
                  : `${trimmed(before)} ${suggestedPer === null ? '' : tools.say(PER_WORDS[suggestedPer])}`,
            },
            {
              key: 'price',
              title: say('工价', 'Price'),
              text: () => '',
              draw: (row) =>
                maySet ? (
                  <PriceCells
                    tools={tools}
                    label={`${row.orderNumber} ${row.name}`}
                    value={typed.get(keyOf(row)) ?? { price: '', per: row.suggestedPer ?? 'piece' }}
                    onChange={(value) => put(row, value)}
                  />
                ) : (
                  say('待定价', 'pending')
                ),
            },
          ]}
        />
      </div>
    </>
  );
}

const trimmed = (price: string | null): string => String(Number(price ?? '0'));
