import { useEffect, useState } from 'react';
import type { PageProps } from '@selvedge/sdk/page';

interface Row {
  readonly number: string;
  readonly due: string;
  readonly left: number;
  readonly missing: number;
}

const COLOURS = { late: '#C2303A', soon: '#D9912B', calm: '#2E8B57' } as const;
const wordOf = (left: number): keyof typeof COLOURS => (left < 0 ? 'late' : left <= 2 ? 'soon' : 'calm');

/** Orders in large type, the most urgent first; asked anew every minute. */
export default function Wall({ tools }: PageProps) {
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [fault, setFault] = useState('');
  useEffect(() => {
    const look = (): void => {
      tools.view<{ orders: readonly Row[] }>('urgent', { days: 14 }).then(
        ({ orders }) => (setRows(orders), setFault('')),
        (error: Error) => setFault(error.message),
      );
    };
    look();
    const timer = setInterval(look, 60_000);
    return () => clearInterval(timer);
  }, [tools]);
  if (fault !== '') return <p role="alert">{fault}</p>;
  if (rows.length === 0)
    return <p>{tools.say({ zh: '两周内没有要交的订单。', en: 'Nothing is due within two weeks.' })}</p>;
  return (
    <table
      style={{ width: '100%', fontSize: 28, borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' }}
    >
      <tbody>
        {rows.map(({ number, due, left, missing }) => (
          <tr key={number} style={{ borderBottom: '1px solid #ddd' }}>
            <td style={{ padding: 12, fontWeight: 600 }}>{number}</td>
            <td>{due}</td>
            <td style={{ color: COLOURS[wordOf(left)] }}>
              {left < 0
                ? tools.say({ zh: `晚 ${-left} 天`, en: `${-left} days late` })
                : tools.say({ zh: `还有 ${left} 天`, en: `${left} days left` })}
            </td>
            <td style={{ textAlign: 'right', padding: 12 }}>
              {tools.say({ zh: `还差 ${missing} 件`, en: `${missing} pieces missing` })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
