import type { PageTools } from '@selvedge/sdk/page';
import type { Owed } from './answers.ts';
import { saying, yuan } from './saying.ts';
import { Table } from './Table.tsx';

/** Who owes what, bill by bill. */
export function OwedBehind({ tools, owed }: { readonly tools: PageTools; readonly owed: Owed }) {
  const say = saying(tools);
  return (
    <>
      {owed.customers.map(({ customer, name, owed: sum, daysOver, credit, bills }) => (
        <section key={customer} className="ow-list" data-testid="owing">
          <h2 className="ow-h">
            {name ?? '—'} · {say(`欠 ${yuan(sum)} 元`, `owes ${yuan(sum)}`)}
            {daysOver > 0 ? say(`，最久过期 ${daysOver} 天`, `, up to ${daysOver} days overdue`) : ''}
            {Number(credit) > 0 ? say(`，多收 ${yuan(credit)}`, `, credit ${yuan(credit)}`) : ''}
          </h2>
          <Table
            label={name ?? customer}
            heads={[say('单号', 'No.'), say('到期', 'Due'), say('未收', 'Open'), say('过期', 'Overdue')]}
            rows={bills}
            keyOf={({ receivable }) => receivable}
            isMost={({ daysOver: days }) => days > 0}
            cells={({ receivable, number, due, open, daysOver: days }) => [
              <a key="no" href={`/a/owner/receivable/${receivable}`}>
                {number}
              </a>,
              due.slice(2),
              yuan(open),
              days > 0 ? say(`${days} 天`, `${days} d`) : '—',
            ]}
          />
        </section>
      ))}
      <div className="ow-links">
        <a className="part-button" href="/a/owner/receivable">
          {say('应收款', 'Receivables')}
        </a>
        <a className="part-button" href="/a/owner/payment">
          {say('收款', 'Payments')}
        </a>
      </div>
    </>
  );
}
