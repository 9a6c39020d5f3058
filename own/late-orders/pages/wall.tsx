import { useEffect, useState } from 'react';
import { DataTable, type PageProps, Quantity } from '@selvedge/sdk/page';

interface Row {
  readonly number: string;
  readonly due: string;
  readonly left: number;
  readonly missing: number;
}

const COLOURS = { late: 'var(--stopped)', soon: 'var(--idle)', calm: 'var(--running)' } as const;
const wordOf = (left: number): keyof typeof COLOURS => (left < 0 ? 'late' : left <= 2 ? 'soon' : 'calm');
const MOST = 11;

/** Orders in large type, the most urgent first; asked anew every minute, and when an order changes. */
export default function Wall({ tools }: PageProps) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  useEffect(
    () =>
      tools.every(60_000, async () => {
        const { orders } = await tools.view<{ orders: readonly Row[] }>('urgent', { days: 14 });
        setRows(orders);
      }),
    [tools],
  );
  if (rows === null) return null;
  const say = (titles: { readonly zh: string; readonly en: string }): string => tools.say(titles);
  const leftOf = (left: number): string =>
    left < 0
      ? say({ zh: `晚 ${-left} 天`, en: `${-left} days late` })
      : say({ zh: `还有 ${left} 天`, en: `${left} days left` });
  return (
    <DataTable
      columns={[
        {
          key: 'number',
          title: say({ zh: '单号', en: 'Order' }),
          draw: ({ number }) => <strong>{number}</strong>,
        },
        { key: 'due', title: say({ zh: '交期', en: 'Due' }) },
        {
          key: 'left',
          title: say({ zh: '还剩', en: 'Left' }),
          text: ({ left }) => leftOf(left),
          draw: ({ left }) => (
            <span style={{ borderLeft: `12px solid ${COLOURS[wordOf(left)]}`, paddingLeft: 16 }}>
              {leftOf(left)}
            </span>
          ),
        },
        {
          key: 'missing',
          title: say({ zh: '还差', en: 'Missing' }),
          isNumber: true,
          text: ({ missing }) => String(missing),
          draw: ({ missing }) => <Quantity value={missing} unit={say({ zh: '件', en: 'pcs' })} />,
        },
      ]}
      rows={rows.slice(0, MOST)}
      keyOf={({ number }) => number}
      empty={say({ zh: '两周内没有要交的订单。', en: 'Nothing is due within two weeks.' })}
    />
  );
}
